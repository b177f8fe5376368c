import { Database } from "bun:sqlite";

const db = new Database("app.sqlite");

export function titles(): string[] {
  const rows = db.query("SELECT title FROM notes ORDER BY id").all() as { title: string }[];
  return rows.map((row) => row.title);
}
