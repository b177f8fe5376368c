import { sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

const handlers: Record<string, (query: URLSearchParams) => Promise<unknown>> = {
  "/seed": () =>
    db.insert(members).values([
      { id: 1, email: "ann@example.com", name: "Ann", tags: ["a", "b"], settings: { theme: "dark" }, joined: new Date("2024-01-05T10:00:00Z"), seen: new Date("2025-01-01T00:00:00Z") },
      { id: 2, email: "BOB@example.com", name: "bob", active: false, tags: ["b"], joined: new Date("2024-02-05T10:00:00Z") },
      { id: 3, email: "cid_50%@example.com", name: null, tags: [], settings: { theme: "light" }, joined: new Date("2024-02-20T23:59:59Z"), seen: new Date("2024-12-31T00:00:00Z") },
    ]).returning({ id: members.id }),

  "/contains": (query) =>
    db.select({ id: members.id }).from(members).where(sql`(${members.tags} is not null and not exists (select 1 from json_each(${JSON.stringify(query.getAll("tag"))}) as wanted where wanted.value not in (select value from json_each(${members.tags}))))`).orderBy(members.id),
  "/contained": () =>
    db.select({ id: members.id }).from(members).where(sql`(${members.tags} is not null and not exists (select 1 from json_each(${members.tags}) as element where element.value not in (select value from json_each(${JSON.stringify(["b", "c"])}))))`).orderBy(members.id),
  "/overlaps": (query) =>
    db.select({ id: members.id }).from(members).where(sql`exists (select 1 from json_each(${members.tags}) as element where element.value in (select value from json_each(${JSON.stringify(query.getAll("tag"))})))`).orderBy(members.id),
  "/any": (query) =>
    db.select({ id: members.id }).from(members).where(sql`iif(${members.tags} IS NULL, NULL, ${query.get("tag")} IN (SELECT value FROM json_each(${members.tags})))`).orderBy(members.id),
  "/length": () =>
    db.select({ id: members.id, n: sql<number>`json_array_length(${members.tags})` }).from(members).orderBy(members.id),
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const handler = handlers[pathname];
    if (!handler) return new Response("not found", { status: 404 });
    return Response.json((await handler(searchParams)) ?? null);
  },
};
