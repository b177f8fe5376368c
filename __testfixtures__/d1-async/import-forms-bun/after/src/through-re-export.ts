export async function insert(db: D1Database, values: unknown[]): Promise<number> {
  return Number((await db.prepare("INSERT INTO notes (title) VALUES (?)").bind(...values).run()).meta.last_row_id);
}
