import { env } from "cloudflare:workers";

const db = env.DB;

export async function rename(id: number, title: string): Promise<boolean> {
  return (await db.prepare("UPDATE notes SET title = ? WHERE id = ?").bind(title, id).run()).meta.changes > 0;
}
