import { env } from "cloudflare:workers";

const db = env.DB;

export async function titleOf(id: number): Promise<string | undefined> {
  const row = await db.prepare("SELECT title FROM notes WHERE id = ?").bind(id).first<{ title: string }>();
  return row?.title;
}
