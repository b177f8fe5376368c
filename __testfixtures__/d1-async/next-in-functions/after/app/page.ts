import { getDatabase, withDatabase } from "../lib/open";

export async function titles(): Promise<string[]> {
  const rows = (await getDatabase().prepare("SELECT title FROM notes").all<{ title: string }>()).results;
  return rows.map((row) => row.title);
}

export async function first(): Promise<unknown> {
  return withDatabase((db) => db.prepare("SELECT title FROM notes LIMIT 1").first());
}
