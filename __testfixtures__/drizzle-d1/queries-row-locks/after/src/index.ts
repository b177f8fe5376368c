import { eq, sql } from "drizzle-orm";
import { db } from "./db";
import { loans, members } from "./schema";

async function lend(id: number) {
  return (async (tx) => {
    const [member] = await tx.select().from(members).where(eq(members.id, id));
    if (!member) throw new Error("no such member");
    const [open] = await tx.select({ n: sql<number>`count(*)` }).from(loans).where(eq(loans.member, id));
    if (open && open.n > 0) throw new Error("one at a time");
    await tx.insert(loans).values({ id, member: id, title: "Emma" });
    return member.name;
  })(db);
}

const handlers: Record<string, (query: URLSearchParams) => Promise<unknown>> = {
  "/seed": () =>
    db.insert(members).values([
      { id: 1, email: "ann@example.com", name: "Ann", tags: ["a", "b"], settings: { theme: "dark" }, joined: new Date("2024-01-05T10:00:00Z"), seen: new Date("2025-01-01T00:00:00Z") },
      { id: 2, email: "BOB@example.com", name: "bob", active: false, tags: ["b"], joined: new Date("2024-02-05T10:00:00Z") },
      { id: 3, email: "cid_50%@example.com", name: null, tags: [], settings: { theme: "light" }, joined: new Date("2024-02-20T23:59:59Z"), seen: new Date("2024-12-31T00:00:00Z") },
    ]).returning({ id: members.id }),

  "/lend": (query) => lend(Number(query.get("member"))).catch((error: Error) => error.message),
  "/loans": () => db.select().from(loans).orderBy(loans.id),
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const handler = handlers[pathname];
    if (!handler) return new Response("not found", { status: 404 });
    return Response.json((await handler(searchParams)) ?? null);
  },
};
