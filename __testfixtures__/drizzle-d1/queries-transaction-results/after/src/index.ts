import { eq } from "drizzle-orm";
import { db } from "./db";
import { loans, members } from "./schema";

async function add(id: number) {
  return await (async (tx) => {
    const joined = new Date(1_700_000_000_000);
    const [[member], [loan]] = await tx.batch([
      tx.insert(members).values({ id, email: `${id}@example.com`, joined }).returning(),
      tx.insert(loans).values({ id: id * 10, member: id, title: "Emma" }).returning({ id: loans.id }),
    ]);
    return { member, loan };
  })(db);
}

async function move(from: number, to: number) {
  const moved = await (async (tx) => {
    const [, result] = await tx.batch([
      tx.update(members).set({ active: false }).where(eq(members.id, from)),
      tx.update(loans).set({ member: to }).where(eq(loans.member, from)).returning(),
    ]);
    return result;
  })(db);
  return moved.length;
}

// One statement is atomic by itself.
const clear = (id: number) => (async (tx) => tx.delete(loans).where(eq(loans.member, id)).returning())(db);

const handlers: Record<string, (query: URLSearchParams) => Promise<unknown>> = {
  "/seed": () =>
    db.insert(members).values([
      { id: 1, email: "ann@example.com", name: "Ann", tags: ["a", "b"], settings: { theme: "dark" }, joined: new Date("2024-01-05T10:00:00Z"), seen: new Date("2025-01-01T00:00:00Z") },
      { id: 2, email: "BOB@example.com", name: "bob", active: false, tags: ["b"], joined: new Date("2024-02-05T10:00:00Z") },
      { id: 3, email: "cid_50%@example.com", name: null, tags: [], settings: { theme: "light" }, joined: new Date("2024-02-20T23:59:59Z"), seen: new Date("2024-12-31T00:00:00Z") },
    ]).returning({ id: members.id }),

  "/add": (query) => add(Number(query.get("id"))),
  "/move": (query) => move(Number(query.get("from")), Number(query.get("to"))),
  "/clear": (query) => clear(Number(query.get("id"))),
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
