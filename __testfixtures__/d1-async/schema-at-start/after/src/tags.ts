import { db } from "./database";

const STATEMENTS = [
  "CREATE TABLE IF NOT EXISTS tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
  "CREATE TABLE IF NOT EXISTS note_tags (note INTEGER NOT NULL, tag INTEGER NOT NULL)",
];

export function init(): void {
}

export async function tagNames(): Promise<string[]> {
  return (await db.prepare("SELECT name FROM tags").all<{ name: string }>()).results.map(({ name }) => name);
}
