import { like, sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

const handlers: Record<string, (query: URLSearchParams) => Promise<unknown>> = {
  "/seed": () =>
    db.insert(members).values([
      { id: 1, email: "ann@example.com", name: "Ann", tags: ["a", "b"], settings: { theme: "dark" }, joined: new Date("2024-01-05T10:00:00Z"), seen: new Date("2025-01-01T00:00:00Z") },
      { id: 2, email: "BOB@example.com", name: "bob", active: false, tags: ["b"], joined: new Date("2024-02-05T10:00:00Z") },
      { id: 3, email: "cid_50%@example.com", name: null, tags: [], settings: { theme: "light" }, joined: new Date("2024-02-20T23:59:59Z"), seen: new Date("2024-12-31T00:00:00Z") },
    ]).returning({ id: members.id }),

  "/upper": () => db.select({ id: members.id }).from(members).where(sql`${members.email} glob ${"BOB*"}`).orderBy(members.id),
  "/lower": () => db.select({ id: members.id }).from(members).where(sql`${members.email} glob ${"bob*"}`).orderBy(members.id),
  "/other": () => db.select({ id: members.id }).from(members).where(sql`${members.email} not glob ${"BOB*"}`).orderBy(members.id),
  "/sign": () => db.select({ id: members.id }).from(members).where(like(members.email, "%@%")).orderBy(members.id),
  "/escaped": () => db.select({ id: members.id }).from(members).where(sql`${members.email} glob ${"cid_50%@*"}`).orderBy(members.id),
  "/folded": (query) =>
    db
      .select({ id: members.id })
      .from(members)
      .where(like(sql`lower(${members.email})`, `${query.get("term") ?? ""}%`))
      .orderBy(members.id),
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const handler = handlers[pathname];
    if (!handler) return new Response("not found", { status: 404 });
    return Response.json((await handler(searchParams)) ?? null);
  },
};
