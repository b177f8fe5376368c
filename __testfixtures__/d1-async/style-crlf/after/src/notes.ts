// Notes.
import { env } from "cloudflare:workers";

const db = env.DB;

export async function clear(): Promise<void> {
  await db.batch([
    db.prepare("DELETE FROM notes"),
    db.prepare("DELETE FROM log"),
  ]);
}

export const clearAll = async (ids: number[]) => {
  const statements: D1PreparedStatement[] = [];
  for (const id of ids) statements.push(db.prepare("DELETE FROM notes WHERE id = ?").bind(id));
  if (statements.length > 0) await db.batch(statements);
};