// Notes.
import { Database } from "bun:sqlite";

const db = new Database("notes.sqlite");
db.run("PRAGMA journal_mode = WAL");
db.run(`
  CREATE TABLE IF NOT EXISTS notes (
    id INTEGER PRIMARY KEY
  )
`);

export function clear(): void {
  db.transaction(() => {
    db.run("DELETE FROM notes");
    db.run("DELETE FROM log");
  })();
}

export const clearAll = db.transaction((ids: number[]) => {
  for (const id of ids) db.run("DELETE FROM notes WHERE id = ?", [id]);
});