import type { Sqlite, Values } from "./re-export";

export function insert(db: Sqlite, values: Values[]): number {
  return Number(db.query("INSERT INTO notes (title) VALUES (?)").run(...values).lastInsertRowid);
}
