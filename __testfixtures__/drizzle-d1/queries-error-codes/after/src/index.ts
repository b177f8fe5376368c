import { eq } from "drizzle-orm";
import { db } from "./db";
import { loans, members } from "./schema";

async function add(id: number, email: string | null) {
  try {
    await db.insert(members).values({ id, email: email as string, joined: new Date(0) });
    return "added";
  } catch (error) {
    const cause = (error as Error).cause as { code?: string; message: string };
    if (String(cause).includes("UNIQUE constraint failed")) return "taken";
    if (!String(cause).includes("NOT NULL constraint failed")) throw error;
    return "incomplete";
  }
}

async function lend(member: number) {
  try {
    const [loan] = await db.insert(loans).values({ id: 1, member, title: "Emma" }).returning();
    await db.delete(loans).where(eq(loans.id, 1));
    return loan;
  } catch (error) {
    if (error instanceof Error && String(error.cause).includes("FOREIGN KEY constraint failed")) return "no such member";
    throw error;
  }
}

const handlers: Record<string, (query: URLSearchParams) => Promise<unknown>> = {
  "/seed": () =>
    db.insert(members).values([
      { id: 1, email: "ann@example.com", name: "Ann", tags: ["a", "b"], settings: { theme: "dark" }, joined: new Date("2024-01-05T10:00:00Z"), seen: new Date("2025-01-01T00:00:00Z") },
      { id: 2, email: "BOB@example.com", name: "bob", active: false, tags: ["b"], joined: new Date("2024-02-05T10:00:00Z") },
      { id: 3, email: "cid_50%@example.com", name: null, tags: [], settings: { theme: "light" }, joined: new Date("2024-02-20T23:59:59Z"), seen: new Date("2024-12-31T00:00:00Z") },
    ]).returning({ id: members.id }),

  "/add": (query) => add(Number(query.get("id")), query.get("email")),
  "/lend": (query) => lend(Number(query.get("member"))),
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const handler = handlers[pathname];
    if (!handler) return new Response("not found", { status: 404 });
    return Response.json((await handler(searchParams)) ?? null);
  },
};
