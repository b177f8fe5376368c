import Database from "better-sqlite3";

interface Note {
  id: number;
  title: string;
}

const db = new Database("notes.sqlite");

export function one(id: number): Note | undefined {
  return db.prepare("SELECT id, title FROM notes WHERE id = ?").get(id) as Note | undefined;
}

export function typed(id: number): Note | undefined {
  return db.prepare<[number], Note>("SELECT id, title FROM notes WHERE id = ?").get(id);
}

export function exists(id: number): boolean {
  const row = db.prepare("SELECT 1 FROM notes WHERE id = ?").get(id);
  return row !== undefined;
}

export function count(): number {
  return db.prepare("SELECT COUNT(*) FROM notes").pluck().get() as number;
}

export function titles(): string[] {
  return db.prepare("SELECT title FROM notes").pluck().all() as string[];
}

export function pairs(): unknown[] {
  return db.prepare("SELECT id, title FROM notes").raw().all();
}

export function* each(): Generator<Note> {
  yield { id: 0, title: "none" };
}

export function longest(): string {
  let longest = "";
  for (const { title } of db.prepare<[], Note>("SELECT id, title FROM notes").iterate()) {
    if (title.length > longest.length) longest = title;
  }
  return longest;
}

export function add(title: string): number | bigint {
  const result = db.prepare("INSERT INTO notes (title) VALUES (?)").run(title);
  if (result.changes === 0) throw new Error("not added");
  return result.lastInsertRowid;
}

export function columnsOf(table: "notes"): string[] {
  const columns = db.pragma("table_info(notes)") as { name: string }[];
  return columns.map(({ name }) => `${table}.${name}`);
}
