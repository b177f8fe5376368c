import type { SqlDatabase } from "./open";

// Works with bun:sqlite and with better-sqlite3.
export function userName(db: SqlDatabase, id: number): string {
  const row = db.prepare("SELECT name FROM users WHERE id = ?").get(id) as { name: string };
  return row.name;
}

export function createUsers(db: SqlDatabase): void {
  db.exec("CREATE TABLE IF NOT EXISTS users (id INTEGER PRIMARY KEY, name TEXT)");
}
