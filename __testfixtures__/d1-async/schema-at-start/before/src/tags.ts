import { db } from "./database";

const STATEMENTS = [
  "CREATE TABLE IF NOT EXISTS tags (id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
  "CREATE TABLE IF NOT EXISTS note_tags (note INTEGER NOT NULL, tag INTEGER NOT NULL)",
];

export function init(): void {
  for (const statement of STATEMENTS) {
    db.run(statement);
  }
}

export function tagNames(): string[] {
  return db.query<{ name: string }, []>("SELECT name FROM tags").all().map(({ name }) => name);
}
