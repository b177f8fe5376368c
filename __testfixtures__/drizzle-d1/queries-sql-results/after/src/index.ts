import { eq, sql } from "drizzle-orm";
import { db } from "./db";
import { loans, members } from "./schema";

const handlers: Record<string, (query: URLSearchParams) => Promise<unknown>> = {
  "/seed": () =>
    db.insert(members).values([
      { id: 1, email: "ann@example.com", name: "Ann", tags: ["a", "b"], settings: { theme: "dark" }, joined: new Date("2024-01-05T10:00:00Z"), seen: new Date("2025-01-01T00:00:00Z") },
      { id: 2, email: "BOB@example.com", name: "bob", active: false, tags: ["b"], joined: new Date("2024-02-05T10:00:00Z") },
      { id: 3, email: "cid_50%@example.com", name: null, tags: [], settings: { theme: "light" }, joined: new Date("2024-02-20T23:59:59Z"), seen: new Date("2024-12-31T00:00:00Z") },
    ]).returning({ id: members.id }),

  "/flags": () =>
    db
      .select({
        id: members.id,
        named: sql<boolean>`${members.name} is not null`.mapWith(Boolean),
        long: sql<boolean | null>`length(${members.name}) > 3`.mapWith(Boolean),
      })
      .from(members)
      .orderBy(members.id),
  "/loans": () =>
    db
      .select({
        id: members.id,
        titles: sql<{ title: string }[]>`coalesce(nullif(json_group_array(json(json_object('title', ${loans.title}))) filter (where ${loans.id} is not null), '[]'), '[]')`.mapWith((value: string): { title: string }[] => JSON.parse(value)),
      })
      .from(members)
      .leftJoin(loans, eq(loans.member, members.id))
      .groupBy(members.id)
      .orderBy(members.id),
  "/lend": () => db.insert(loans).values({ id: 1, member: 1, title: "Emma" }).returning({ id: loans.id }),
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const handler = handlers[pathname];
    if (!handler) return new Response("not found", { status: 404 });
    return Response.json((await handler(searchParams)) ?? null);
  },
};
