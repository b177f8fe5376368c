import { env } from "cloudflare:workers";

export function open(): D1Database {
  return env.DB;
}

export async function removeNote(db: D1Database, id: number): Promise<number> {
  const result: D1Result = await db.prepare("DELETE FROM notes WHERE id = ?").bind(id).run();
  return result.meta.changes;
}
