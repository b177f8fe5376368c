import { getDatabase, withDatabase } from "../lib/open";

export function titles(): string[] {
  const rows = getDatabase().query("SELECT title FROM notes").all() as { title: string }[];
  return rows.map((row) => row.title);
}

export function first(): unknown {
  return withDatabase((db) => db.query("SELECT title FROM notes LIMIT 1").get());
}
