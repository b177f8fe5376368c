import { count, eq, sql } from "drizzle-orm";
import { db } from "./db";
import { loans, members } from "./schema";
import { union } from "drizzle-orm/sqlite-core";

const byId = db.select({ name: members.name }).from(members).where(eq(members.id, sql.placeholder("id"))).prepare();

async function visit(id: number, name: string | null) {
  const [member] = await db
    .insert(members)
    .values({ id, email: `${id}@example.com`, name, joined: new Date(0) })
    .onConflictDoUpdate({
      target: members.id,
      set: { name: sql`coalesce(excluded.name, ${members.name})`, seen: sql`excluded.joined` },
    })
    .returning({ id: members.id, name: members.name, seen: members.seen });
  return member;
}

const handlers: Record<string, (query: URLSearchParams) => Promise<unknown>> = {
  "/seed": () =>
    db.insert(members).values([
      { id: 1, email: "ann@example.com", name: "Ann", tags: ["a", "b"], settings: { theme: "dark" }, joined: new Date("2024-01-05T10:00:00Z"), seen: new Date("2025-01-01T00:00:00Z") },
      { id: 2, email: "BOB@example.com", name: "bob", active: false, tags: ["b"], joined: new Date("2024-02-05T10:00:00Z") },
      { id: 3, email: "cid_50%@example.com", name: null, tags: [], settings: { theme: "light" }, joined: new Date("2024-02-20T23:59:59Z"), seen: new Date("2024-12-31T00:00:00Z") },
    ]).returning({ id: members.id }),

  "/visit": (query) => visit(Number(query.get("id")), query.get("name")),
  "/once": (query) =>
    db.insert(loans).values({ id: Number(query.get("id")), member: 1, title: "Emma" }).onConflictDoNothing().returning(),
  "/count": async () => [await db.$count(members), await db.$count(members, eq(members.active, true))],
  "/prepared": (query) => byId.execute({ id: Number(query.get("id")) }),
  "/union": () =>
    union(db.select({ id: members.id }).from(members), db.select({ id: loans.id }).from(loans)).orderBy(sql`1`),
  "/groups": () =>
    db.select({ active: members.active, n: count() }).from(members).groupBy(members.active).orderBy(members.active),
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const handler = handlers[pathname];
    if (!handler) return new Response("not found", { status: 404 });
    return Response.json((await handler(searchParams)) ?? null);
  },
};
