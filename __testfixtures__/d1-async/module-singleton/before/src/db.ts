import { Database } from "bun:sqlite";

let db: Database | null = null;

export function getDb(): Database {
  if (!db) {
    db = new Database(process.env.DATABASE_PATH ?? "app.sqlite");
    db.exec("PRAGMA journal_mode = WAL");
    db.exec("PRAGMA busy_timeout = 5000");
    db.exec(`CREATE TABLE IF NOT EXISTS visit (
      page TEXT PRIMARY KEY,
      count INTEGER NOT NULL CHECK (count < 4)
    )`);
  }
  return db;
}

export function closeDb(): void {
  db?.close();
  db = null;
}
