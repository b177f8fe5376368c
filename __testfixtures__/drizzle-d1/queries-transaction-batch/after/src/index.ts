import { eq, sql } from "drizzle-orm";
import { db } from "./db";
import { loans, members } from "./schema";
import { type BatchItem } from "drizzle-orm/batch";

export async function add(id: number, titles: string[]): Promise<void> {
  await (async (tx) => {
    await tx.insert(members).values({ id, email: `${id}@example.com`, joined: new Date(0) });
    // The first loan is free.
    await tx
      .insert(loans)
      .values({ id: id * 10, member: id, title: titles[0] ?? "nothing", days: 0 });
    await tx.run(sql`update members set name = ${titles[0] ?? "nobody"} where id = ${id}`);
  })(db);
}

export async function addAll(id: number, titles: string[]): Promise<number> {
  return (async (tx) => {
    const statements: BatchItem<"sqlite">[] = [];
    statements.push(tx.delete(loans).where(eq(loans.member, id)));
    for (const [index, title] of titles.entries()) {
      if (title === "") continue;
      statements.push(tx.insert(loans).values({ id: id * 10 + index, member: id, title }));
    }
    statements.push(...titles.map((title) => tx.update(loans).set({ days: 7 }).where(eq(loans.title, title))));
    const [first, ...rest] = statements;
    if (first) await tx.batch([first, ...rest]);
    return titles.length;
  })(db);
}

const handlers: Record<string, (query: URLSearchParams) => Promise<unknown>> = {
  "/seed": () =>
    db.insert(members).values([
      { id: 1, email: "ann@example.com", name: "Ann", tags: ["a", "b"], settings: { theme: "dark" }, joined: new Date("2024-01-05T10:00:00Z"), seen: new Date("2025-01-01T00:00:00Z") },
      { id: 2, email: "BOB@example.com", name: "bob", active: false, tags: ["b"], joined: new Date("2024-02-05T10:00:00Z") },
      { id: 3, email: "cid_50%@example.com", name: null, tags: [], settings: { theme: "light" }, joined: new Date("2024-02-20T23:59:59Z"), seen: new Date("2024-12-31T00:00:00Z") },
    ]).returning({ id: members.id }),

  "/add": (query) => add(Number(query.get("id")), query.getAll("title")).then(() => "added"),
  "/add-all": (query) => addAll(Number(query.get("id")), query.getAll("title")),
  "/loans": () => db.select().from(loans).orderBy(loans.id),
  "/members": () => db.select({ id: members.id, name: members.name }).from(members).orderBy(members.id),
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const handler = handlers[pathname];
    if (!handler) return new Response("not found", { status: 404 });
    return Response.json((await handler(searchParams)) ?? null);
  },
};
