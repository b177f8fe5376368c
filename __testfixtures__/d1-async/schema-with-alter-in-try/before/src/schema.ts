import type { Database } from "bun:sqlite";

const CREATE_NOTE = `
  CREATE TABLE IF NOT EXISTS note (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL
  )
`;

export function migrate(db: Database): void {
  db.run("PRAGMA journal_mode = WAL");
  db.run(CREATE_NOTE);

  try {
    db.run("ALTER TABLE note ADD COLUMN author TEXT");
  } catch {
    // It is already there.
  }

  const columns = db.query("PRAGMA table_info(note)").all() as { name: string }[];
  if (!columns.some((column) => column.name === "pinned")) {
    db.run("ALTER TABLE note ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0");
  }

  db.run("CREATE UNIQUE INDEX IF NOT EXISTS note_author_text ON note (author, text)");
}
