import { and, eq, gt, sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

const handlers: Record<string, (query: URLSearchParams) => Promise<unknown>> = {
  "/seed": () =>
    db.insert(members).values([
      { id: 1, email: "ann@example.com", name: "Ann", tags: ["a", "b"], settings: { theme: "dark" }, joined: new Date("2024-01-05T10:00:00Z"), seen: new Date("2025-01-01T00:00:00Z") },
      { id: 2, email: "BOB@example.com", name: "bob", active: false, tags: ["b"], joined: new Date("2024-02-05T10:00:00Z") },
      { id: 3, email: "cid_50%@example.com", name: null, tags: [], settings: { theme: "light" }, joined: new Date("2024-02-20T23:59:59Z"), seen: new Date("2024-12-31T00:00:00Z") },
    ]).returning({ id: members.id }),

  "/counts": () =>
    db
      .select({
        all: sql<number>`count(*)`,
        active: sql<number>`count(*) filter (where ${members.active} = true)`,
        named: sql<number>`sum(case when ${members.name} is not null then 1 else 0 end)`,
        names: sql<string>`group_concat(${members.name}, ', ' order by ${members.id} NULLS LAST)`,
        days: sql<number>`coalesce(max(${members.id}), 0)`,
      })
      .from(members),
  "/months": () =>
    db
      .select({ month: sql<string>`strftime('%Y-%m', ${members.joined} / 1000.0, 'unixepoch')`, n: sql<number>`count(*)` })
      .from(members)
      .groupBy(sql`strftime('%Y-%m', ${members.joined} / 1000.0, 'unixepoch')`)
      .orderBy(sql`strftime('%Y-%m', ${members.joined} / 1000.0, 'unixepoch') desc`),
  "/recent": () =>
    db.select({ id: members.id }).from(members).where(sql`${members.seen} > CAST(round(unixepoch('now', '-7 days', 'subsec') * 1000) AS INTEGER)`),
  "/week-after": () =>
    db
      .select({ id: members.id })
      .from(members)
      .where(and(sql`${members.joined} + 604800000 < ${new Date("2024-02-15T00:00:00Z").getTime()}`, gt(members.id, 0)))
      .orderBy(members.id),
  "/theme": (query) =>
    db.select({ id: members.id }).from(members).where(sql`CASE json_type(${members.settings}, '$.theme') WHEN 'text' THEN ${members.settings} ->> '$.theme' WHEN 'null' THEN NULL ELSE ${members.settings} -> '$.theme' END = ${query.get("theme")}`),
  "/domain": () =>
    db
      .select({ part: sql<string>`substr(${members.email} || '@', 1, max(instr(${members.email} || '@', '@') - 1, 0))`, length: sql<number>`length(${members.email})` })
      .from(members)
      .where(eq(members.id, 1)),
  "/touch": async () => {
    await db.update(members).set({ seen: sql`CAST(unixepoch('subsec') * 1000 AS INTEGER)`, id: sql`${members.id} + 100` }).where(eq(members.id, 2));
    return db.select({ id: members.id }).from(members).where(sql`${members.seen} > CAST(round(unixepoch('now', '-1 hour', 'subsec') * 1000) AS INTEGER)`);
  },
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const handler = handlers[pathname];
    if (!handler) return new Response("not found", { status: 404 });
    return Response.json((await handler(searchParams)) ?? null);
  },
};
