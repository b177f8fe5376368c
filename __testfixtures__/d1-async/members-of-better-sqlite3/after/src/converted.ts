import { env } from "cloudflare:workers";

interface Note {
  id: number;
  title: string;
}

const db = env.DB;

export async function one(id: number): Promise<Note | undefined> {
  return (await db.prepare("SELECT id, title FROM notes WHERE id = ?").bind(id).first<Note>()) ?? undefined;
}

export async function typed(id: number): Promise<Note | undefined> {
  return (await db.prepare("SELECT id, title FROM notes WHERE id = ?").bind(id).first<Note>()) ?? undefined;
}

export async function exists(id: number): Promise<boolean> {
  const row = (await db.prepare("SELECT 1 FROM notes WHERE id = ?").bind(id).first()) ?? undefined;
  return row !== undefined;
}

export async function count(): Promise<number> {
  return (await db.prepare("SELECT COUNT(*) FROM notes").raw())[0]?.[0] as number;
}

export async function titles(): Promise<string[]> {
  return (await db.prepare("SELECT title FROM notes").raw()).map(([value]) => value) as string[];
}

export async function pairs(): Promise<unknown[]> {
  return db.prepare("SELECT id, title FROM notes").raw();
}

export function* each(): Generator<Note> {
  yield { id: 0, title: "none" };
}

export async function longest(): Promise<string> {
  let longest = "";
  for (const { title } of (await db.prepare("SELECT id, title FROM notes").all<Note>()).results) {
    if (title.length > longest.length) longest = title;
  }
  return longest;
}

export async function add(title: string): Promise<number | bigint> {
  const result = await db.prepare("INSERT INTO notes (title) VALUES (?)").bind(title).run();
  if (result.meta.changes === 0) throw new Error("not added");
  return result.meta.last_row_id;
}

export async function columnsOf(table: "notes"): Promise<string[]> {
  const columns = (await db.prepare("PRAGMA table_info(notes)").all<{ name: string }>()).results;
  return columns.map(({ name }) => `${table}.${name}`);
}
