import { Database } from "bun:sqlite";

interface Note {
  id: number;
  title: string;
}

const db = new Database("notes.sqlite", { create: true, strict: true });

export function one(id: number): Note | null {
  return db.query("SELECT id, title FROM notes WHERE id = ?").get(id) as Note | null;
}

export function surely(id: number): Note {
  return db.prepare("SELECT id, title FROM notes WHERE id = ?1").get(id) as Note;
}

export function many(): Note[] {
  return db.query<Note, []>("SELECT id, title FROM notes").all();
}

export function pairs(): unknown[][] {
  return db.query("SELECT id, title FROM notes").values();
}

export function lengths(): number {
  let total = 0;
  for (const note of db.query<Note, []>("SELECT id, title FROM notes").iterate()) total += note.title.length;
  return total;
}

export function add(title: string): { id: number; changed: number } {
  const { changes, lastInsertRowid } = db.run("INSERT INTO notes (title) VALUES (?)", [title]);
  return { id: Number(lastInsertRowid), changed: changes };
}

export function addBoth(first: string, second: string): number {
  db.exec("INSERT INTO notes (title) VALUES (?), (?)", [first, second]);
  const result = db.prepare("UPDATE notes SET title = trim(title)").run();
  return result.changes;
}

export function stop(): void {
  db.close();
}
