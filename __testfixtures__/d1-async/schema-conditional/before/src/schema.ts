import type { Database } from "bun:sqlite";

export function migrate(db: Database): void {
  db.run("CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, title TEXT NOT NULL)");

  const columns = db.query("PRAGMA table_info(notes)").all() as { name: string }[];
  if (!columns.some((column) => column.name === "pinned")) {
    db.run("ALTER TABLE notes ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0");
  }

  try {
    db.run("ALTER TABLE notes ADD COLUMN body TEXT");
  } catch {
    // The column is there already.
  }

  for (const statement of ["ALTER TABLE notes ADD COLUMN color TEXT", "ALTER TABLE notes ADD COLUMN due TEXT"]) {
    try {
      db.run(statement);
    } catch {}
  }
}
