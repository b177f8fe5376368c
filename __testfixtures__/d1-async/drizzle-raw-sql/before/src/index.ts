import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/bun-sqlite";
import * as schema from "./schema";

const { items } = schema;
const db = drizzle("app.db", { schema });
const byId = db.select().from(items).where(eq(items.id, sql.placeholder("id"))).prepare();

export function setUp(): void {
  db.run(sql`PRAGMA journal_mode = WAL`);
  db.run("PRAGMA foreign_keys = ON");
  db.run(sql.raw("CREATE TABLE IF NOT EXISTS other (id INTEGER)"));
}

export function begin(): void {
  db.run(sql`BEGIN`);
}

export function version(): unknown {
  return db.get(sql`PRAGMA user_version`);
}

export function find(id: number): string | undefined {
  const name = byId.get({ id })?.name;
  return name ?? db.query.items.findFirst().prepare().execute().sync()?.name ?? undefined;
}

export function search(text: string): string[] {
  const rows = db.values<[string]>(sql`SELECT name FROM item WHERE name LIKE ${text}`);
  return rows.map(([name]) => name).concat(db.all<{ name: string }>(sql`SELECT name FROM item`).map((row) => row.name));
}

export const mocked = drizzle.mock();
