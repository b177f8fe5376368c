export async function count(db: D1Database): Promise<number> {
  const row = (await db.prepare("SELECT COUNT(*) AS n FROM notes").first<{ n: number }>())!;
  return row.n;
}
