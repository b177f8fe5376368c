import { eq, sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

async function named(name: string) {
  const result = await db.execute<{ id: number; name: string }>(sql`select id, name from members where name = ${name}`);
  if (result.rows.length === 0) return { none: result.rowCount };
  return { first: result.rows[0], all: result.rows.map((row) => row.id), count: result.rowCount };
}

async function count() {
  const { rows } = await db.execute<{ n: number }>(sql`select count(*)::int as n from ${members} where ${members.active}`);
  return rows[0]?.n;
}

async function rename(id: number, name: string) {
  const result = await db.execute(sql`update members set name = ${name} where id = ${id}`);
  const gone = await db.delete(members).where(eq(members.id, -id));
  await db.execute(sql`update members set seen = now() where id = ${id}`);
  return { changed: result.rowCount, gone: gone.rowCount };
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
  "/alive": async () => (await db.execute(sql`select 1 as one`)).rows,
  "/returning": async () =>
    (await db.execute<{ id: number }>(sql`update members set active = false where active returning id`)).rows.length,
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const handler = handlers[pathname];
    if (!handler) return new Response("not found", { status: 404 });
    return Response.json((await handler(searchParams)) ?? null);
  },
};
