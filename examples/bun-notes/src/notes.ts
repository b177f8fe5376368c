import { db } from "./database";

export interface Note {
  id: number;
  title: string;
  body: string;
  archived: number;
}

export function findNote(id: number): Note | null {
  return db.query<Note, [number]>("SELECT * FROM notes WHERE id = ?").get(id);
}

export function listNotes(limit: number): Note[] {
  return db.query<Note, [number]>("SELECT * FROM notes WHERE archived = 0 ORDER BY id LIMIT ?").all(limit);
}

export function createNote(title: string, body: string): Note {
  const { lastInsertRowid } = db.prepare("INSERT INTO notes (title, body) VALUES ($title, $body)").run({
    $title: title,
    $body: body,
  });
  const note = findNote(Number(lastInsertRowid));
  if (!note) throw new Error("The new note is gone");
  return note;
}

export function tagsOf(id: number): string[] {
  const rows = db.query<{ name: string }, [number]>("SELECT name FROM tags WHERE note_id = ? ORDER BY name").all(id);
  return rows.map((row) => row.name);
}

export function addTag(id: number, name: string): boolean {
  return db.prepare("INSERT OR IGNORE INTO tags (note_id, name) VALUES (?, ?)").run(id, name).changes > 0;
}

/** Archives a note and drops its tags, both or neither. */
export const archiveNote = db.transaction((id: number) => {
  db.prepare("DELETE FROM tags WHERE note_id = ?").run(id);
  db.prepare("UPDATE notes SET archived = 1 WHERE id = ?").run(id);
});
