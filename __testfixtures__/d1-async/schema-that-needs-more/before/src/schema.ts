import { Database } from "bun:sqlite";

export const db = new Database("app.sqlite");

const kinds = ["image", "video"];

/** The tables of kinds are not known before it runs. */
export function makeKinds(): void {
  for (const kind of kinds) db.run(`CREATE TABLE IF NOT EXISTS ${kind} (id INTEGER PRIMARY KEY, name TEXT)`);
  db.run("CREATE INDEX IF NOT EXISTS image_name ON image (name)");
}

export function makeTables(): void {
  const tables = db.query("SELECT name FROM sqlite_master WHERE type = 'table'").all() as { name: string }[];
  if (tables.some(({ name }) => name === "memo")) db.run("ALTER TABLE memo RENAME TO note");
  db.run("CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, text TEXT)");
  db.run("CREATE INDEX IF NOT EXISTS note_text ON note (text)");
  db.run("CREATE INDEX IF NOT EXISTS note_kind ON note (kind)");
}

/** A second way in: the table is as above, the index is another one. */
export function makeAgain(): void {
  db.run("CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, text TEXT)");
  db.run("CREATE INDEX IF NOT EXISTS note_text ON note (id)");
}

export function notes(): unknown[] {
  return db.query("SELECT * FROM note").all();
}
