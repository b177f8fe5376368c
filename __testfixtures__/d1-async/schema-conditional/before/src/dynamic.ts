import type { Database } from "bun:sqlite";

export function createArchive(db: Database, year: number): void {
  db.run(`CREATE TABLE IF NOT EXISTS archive_${year} (id INTEGER PRIMARY KEY, title TEXT NOT NULL)`);
  db.run(`CREATE INDEX IF NOT EXISTS archive_${year}_by_title ON archive_${year} (title)`);
}

export function rebuild(db: Database): void {
  db.run("DROP TABLE IF EXISTS counts");
  db.run("CREATE TABLE counts AS SELECT author, COUNT(*) AS n FROM notes GROUP BY author");
}
