import { eq, sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

async function named(name: string) {
  const result = await db.all<{ id: number; name: string }>(sql`select id, name from members where name = ${name}`);
  if (result.length === 0) return { none: result.length };
  return { first: result[0], all: result.map((row) => row.id), count: result.length };
}

async function count() {
  const rows = await db.all<{ n: number }>(sql`select count(*) as n from ${members} where ${members.active}`);
  return rows[0]?.n;
}

async function rename(id: number, name: string) {
  const result = await db.run(sql`update members set name = ${name} where id = ${id}`);
  const gone = await db.delete(members).where(eq(members.id, -id));
  await db.run(sql`update members set seen = CAST(unixepoch('subsec') * 1000 AS INTEGER) where id = ${id}`);
  return { changed: result.meta.changes, gone: gone.meta.changes };
}

const handlers: Record<string, (query: URLSearchParams) => Promise<unknown>> = {
  "/seed": () =>
    db.insert(members).values([
      { id: 1, email: "ann@example.com", name: "Ann", tags: ["a", "b"], settings: { theme: "dark" }, joined: new Date("2024-01-05T10:00:00Z"), seen: new Date("2025-01-01T00:00:00Z") },
      { id: 2, email: "BOB@example.com", name: "bob", active: false, tags: ["b"], joined: new Date("2024-02-05T10:00:00Z") },
      { id: 3, email: "cid_50%@example.com", name: null, tags: [], settings: { theme: "light" }, joined: new Date("2024-02-20T23:59:59Z"), seen: new Date("2024-12-31T00:00:00Z") },
    ]).returning({ id: members.id }),

  "/named": (query) => named(query.get("name") ?? ""),
  "/count": () => count(),
  "/rename": (query) => rename(Number(query.get("id")), query.get("name") ?? ""),
  "/alive": async () => (await db.all<Record<string, unknown>>(sql`select 1 as one`)),
  "/returning": async () =>
    (await db.all<{ id: number }>(sql`update members set active = false where active returning id`)).length,
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const handler = handlers[pathname];
    if (!handler) return new Response("not found", { status: 404 });
    return Response.json((await handler(searchParams)) ?? null);
  },
};
