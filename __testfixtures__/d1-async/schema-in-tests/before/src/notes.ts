import type { Database } from "bun:sqlite";

export function addNote(db: Database, title: string): number {
  return Number(db.run("INSERT INTO notes (title) VALUES (?)", [title]).lastInsertRowid);
}

export function noteTitles(db: Database): string[] {
  const rows = db.query("SELECT title FROM notes ORDER BY id").all() as { title: string }[];
  return rows.map(({ title }) => title);
}
