import { env } from "cloudflare:workers";

let db: D1Database | null = null;

export async function getDb(): Promise<D1Database> {
  if (!db) {
    db = env.DB;
    const { count } = (await db.prepare("SELECT count(*) AS count FROM task").first<{ count: number }>())!;
    if (count === 0) await db.prepare("INSERT INTO task (title) VALUES (?)").bind("begin").run();
  }
  return db;
}
