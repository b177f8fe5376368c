import { env } from "cloudflare:workers";

interface Note {
  id: number;
  title: string;
}

const db = env.DB;

export async function one(id: number): Promise<Note | null> {
  return await db.prepare("SELECT id, title FROM notes WHERE id = ?").bind(id).first<Note>();
}

export async function surely(id: number): Promise<Note> {
  return (await db.prepare("SELECT id, title FROM notes WHERE id = ?1").bind(id).first<Note>())!;
}

export async function many(): Promise<Note[]> {
  return (await db.prepare("SELECT id, title FROM notes").all<Note>()).results;
}

export async function pairs(): Promise<unknown[][]> {
  return db.prepare("SELECT id, title FROM notes").raw();
}

export async function lengths(): Promise<number> {
  let total = 0;
  for (const note of (await db.prepare("SELECT id, title FROM notes").all<Note>()).results) total += note.title.length;
  return total;
}

export async function add(title: string): Promise<{ id: number; changed: number }> {
  const { meta: { changes, last_row_id: lastInsertRowid } } = await db.prepare("INSERT INTO notes (title) VALUES (?)").bind(title).run();
  return { id: Number(lastInsertRowid), changed: changes };
}

export async function addBoth(first: string, second: string): Promise<number> {
  await db.prepare("INSERT INTO notes (title) VALUES (?), (?)").bind(first, second).run();
  const result = await db.prepare("UPDATE notes SET title = trim(title)").run();
  return result.meta.changes;
}

export function stop(): void {
}
