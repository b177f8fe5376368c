import type { Database } from "bun:sqlite";

export function count(db: Database): number {
  const row = db.query("SELECT COUNT(*) AS n FROM notes").get() as { n: number };
  return row.n;
}
