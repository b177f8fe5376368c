import { Database } from "bun:sqlite";

export function open(): Database {
  const db = new Database("app.sqlite");
  // Readers do not block the writer.
  db.run("PRAGMA journal_mode = WAL");
  db.exec("PRAGMA synchronous = NORMAL; PRAGMA busy_timeout = 5000;");
  db.query("PRAGMA cache_size = -2000").run();
  db.run("PRAGMA foreign_keys = ON");
  return db;
}

export function tidy(db: Database): void {
  db.run("PRAGMA optimize");
  db.run("PRAGMA wal_checkpoint(TRUNCATE)");
}

export function columns(db: Database): string[] {
  const rows = db.query("PRAGMA table_info(notes)").all() as { name: string }[];
  return rows.map((row) => row.name);
}

export function version(db: Database): number {
  const row = db.query("PRAGMA user_version").get() as { user_version: number };
  return row.user_version;
}

export function setVersion(db: Database, version: number): void {
  db.run(`PRAGMA user_version = ${version}`);
}
