export async function createArchive(db: D1Database, year: number): Promise<void> {
  await db.prepare(`CREATE TABLE IF NOT EXISTS archive_${year} (id INTEGER PRIMARY KEY, title TEXT NOT NULL)`).run();
  await db.prepare(`CREATE INDEX IF NOT EXISTS archive_${year}_by_title ON archive_${year} (title)`).run();
}

export async function rebuild(db: D1Database): Promise<void> {
  await db.prepare("DROP TABLE IF EXISTS counts").run();
  await db.prepare("CREATE TABLE counts AS SELECT author, COUNT(*) AS n FROM notes GROUP BY author").run();
}
