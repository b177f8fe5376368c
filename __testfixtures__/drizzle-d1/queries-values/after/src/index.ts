import { and, sql } from "drizzle-orm";
import { db } from "./db";
import { members } from "./schema";

const since = (date: Date) =>
  db.select({ id: members.id }).from(members).where(sql`${members.joined} >= ${date.getTime()}`).orderBy(members.id);

const between = ({ from, to }: { from: Date; to: Date | null }) =>
  db
    .select({ id: members.id })
    .from(members)
    .where(and(sql`${members.joined} > ${from.getTime()}`, sql`(${to?.getTime() ?? null} is null or ${members.joined} < ${to?.getTime() ?? null})`))
    .orderBy(members.id);

async function settings(id: number, value: { theme: string }) {
  await db.run(sql`update members set settings = json(${JSON.stringify(value)}) where id = ${id}`);
  return db.select({ settings: members.settings }).from(members).where(sql`${members.id} = ${id}`);
}

const active = (flag: boolean) =>
  db.select({ id: members.id }).from(members).where(sql`${members.active} = ${flag}`).orderBy(members.id);

const handlers: Record<string, (query: URLSearchParams) => Promise<unknown>> = {
  "/seed": () =>
    db.insert(members).values([
      { id: 1, email: "ann@example.com", name: "Ann", tags: ["a", "b"], settings: { theme: "dark" }, joined: new Date("2024-01-05T10:00:00Z"), seen: new Date("2025-01-01T00:00:00Z") },
      { id: 2, email: "BOB@example.com", name: "bob", active: false, tags: ["b"], joined: new Date("2024-02-05T10:00:00Z") },
      { id: 3, email: "cid_50%@example.com", name: null, tags: [], settings: { theme: "light" }, joined: new Date("2024-02-20T23:59:59Z"), seen: new Date("2024-12-31T00:00:00Z") },
    ]).returning({ id: members.id }),

  "/since": (query) => since(new Date(query.get("date") ?? 0)),
  "/between": () => between({ from: new Date("2024-02-01"), to: null }),
  "/settings": () => settings(2, { theme: "blue" }),
  "/active": (query) => active(query.get("active") === "yes"),
  "/big": () => db.select({ id: members.id }).from(members).where(sql`${members.id} = ${Number(2n)}`),
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const handler = handlers[pathname];
    if (!handler) return new Response("not found", { status: 404 });
    return Response.json((await handler(searchParams)) ?? null);
  },
};
