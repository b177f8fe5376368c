import { Database } from "bun:sqlite";

export const db = new Database(process.env.DATABASE_PATH ?? "notes.sqlite");

db.exec(`
  CREATE TABLE IF NOT EXISTS notes (
    id INTEGER PRIMARY KEY,
    title TEXT NOT NULL UNIQUE,
    body TEXT NOT NULL,
    archived INTEGER NOT NULL DEFAULT 0
  );
  CREATE TABLE IF NOT EXISTS tags (
    note_id INTEGER NOT NULL REFERENCES notes (id),
    name TEXT NOT NULL,
    PRIMARY KEY (note_id, name)
  );
`);
