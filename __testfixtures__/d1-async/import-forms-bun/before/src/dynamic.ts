export async function openLater(file: string) {
  const { Database } = await import("bun:sqlite");
  const db = new Database(file);
  return db.query("SELECT 1 AS one").get() as { one: number } | null;
}
