import { env } from "cloudflare:workers";

export function open(): D1Database {
  const db = env.DB;
  return db;
}

export async function tidy(db: D1Database): Promise<void> {
  await db.prepare("PRAGMA optimize").run();
}

export async function columns(db: D1Database): Promise<string[]> {
  const rows = (await db.prepare("PRAGMA table_info(notes)").all<{ name: string }>()).results;
  return rows.map((row) => row.name);
}

export async function version(db: D1Database): Promise<number> {
  const row = (await db.prepare("PRAGMA user_version").first<{ user_version: number }>())!;
  return row.user_version;
}

export async function setVersion(db: D1Database, version: number): Promise<void> {
  await db.prepare(`PRAGMA user_version = ${version}`).run();
}
