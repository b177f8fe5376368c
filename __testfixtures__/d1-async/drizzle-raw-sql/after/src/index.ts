import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import * as schema from "./schema";
import { env } from "cloudflare:workers";

const { items } = schema;
const db = drizzle(env.DB, { schema });
const byId = db.select().from(items).where(eq(items.id, sql.placeholder("id"))).prepare();

export async function setUp(): Promise<void> {
  await db.run(sql.raw("CREATE TABLE IF NOT EXISTS other (id INTEGER)"));
}

export async function begin(): Promise<void> {
  await db.run(sql`BEGIN`);
}

export async function version(): Promise<unknown> {
  return db.get(sql`PRAGMA user_version`);
}

export async function find(id: number): Promise<string | undefined> {
  const name = (await byId.get({ id }))?.name;
  return name ?? (await db.query.items.findFirst().prepare().execute())?.name ?? undefined;
}

export async function search(text: string): Promise<string[]> {
  const rows = await db.values<[string]>(sql`SELECT name FROM item WHERE name LIKE ${text}`);
  return rows.map(([name]) => name).concat((await db.all<{ name: string }>(sql`SELECT name FROM item`)).map((row) => row.name));
}

// @ts-expect-error d1-async/unsupported-member: member without a counterpart on D1
export const mocked = drizzle.mock();
