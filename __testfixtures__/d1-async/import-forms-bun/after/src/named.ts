import { env } from "cloudflare:workers";

const db = env.DB;

export async function titles(): Promise<string[]> {
  const rows = (await db.prepare("SELECT title FROM notes ORDER BY id").all<{ title: string }>()).results;
  return rows.map((row) => row.title);
}
