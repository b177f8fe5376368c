import { asc, desc, like, notLike, or, sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

const handlers: Record<string, (query: URLSearchParams) => Promise<unknown>> = {
  "/seed": () =>
    db.insert(members).values([
      { id: 1, email: "ann@example.com", name: "Ann", tags: ["a", "b"], settings: { theme: "dark" }, joined: new Date("2024-01-05T10:00:00Z"), seen: new Date("2025-01-01T00:00:00Z") },
      { id: 2, email: "BOB@example.com", name: "bob", active: false, tags: ["b"], joined: new Date("2024-02-05T10:00:00Z") },
      { id: 3, email: "cid_50%@example.com", name: null, tags: [], settings: { theme: "light" }, joined: new Date("2024-02-20T23:59:59Z"), seen: new Date("2024-12-31T00:00:00Z") },
    ]).returning({ id: members.id }),

  "/search": (query) => {
    const term = query.get("term") ?? "";
    return db
      .select({ id: members.id, name: members.name })
      .from(members)
      .where(or(like(members.name, `%${term}%`), like(members.email, `${term}%`)))
      .orderBy(members.id);
  },
  "/others": () => db.select({ id: members.id }).from(members).where(notLike(members.email, "%EXAMPLE.com")).orderBy(members.id),
  "/by-name": () => db.select({ id: members.id }).from(members).orderBy(sql`${members.name} asc nulls last`),
  "/by-name-down": () => db.select({ id: members.id }).from(members).orderBy(sql`${members.name} desc nulls first`, members.id),
  "/by-seen": () => db.select({ id: members.id }).from(members).orderBy(sql`${members.seen} asc nulls last`),
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const handler = handlers[pathname];
    if (!handler) return new Response("not found", { status: 404 });
    return Response.json((await handler(searchParams)) ?? null);
  },
};
