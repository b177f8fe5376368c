import { env } from "cloudflare:workers";

interface NewNote {
  title: string;
  body?: string;
  author: number;
}

const db = env.DB;

const update = db.prepare("UPDATE notes SET title = ?2, body = ?3 WHERE id = ?1");

export async function add(note: NewNote): Promise<void> {
  await db.prepare("INSERT INTO notes (title, body, author) VALUES (?1, ?2, ?3)").bind(
    note.title,
    note.body ?? null,
    note.author,
  ).run();
}

export async function addAll(note: NewNote): Promise<void> {
  await db.prepare("INSERT INTO notes (title, body, author) VALUES (@title, @body, @author)").bind({ ...note }).run();
}

export async function addFrom(note: NewNote): Promise<void> {
  await db.prepare("INSERT INTO notes (title, body, author) VALUES (?1, ?2, ?3)").bind(note.title, note.body ?? null, note.author).run();
}

export async function change(id: number, title: string, body: string | undefined): Promise<void> {
  await update.bind(id, title, body ?? null).run();
}

export async function blank(id: number): Promise<void> {
  await update.bind(id, "", "").run();
}

export async function search(text: string, limit: number): Promise<unknown[]> {
  return (await db
    .prepare(
      `SELECT id, title
         FROM notes
        WHERE title LIKE ?1 OR body LIKE ?1 -- both of them
        LIMIT ?2`,
    )
    .bind(`%${text}%`, limit).all()).results;
}

export async function byName(id: number): Promise<unknown> {
  return db.prepare("SELECT ':id' AS quoted, title FROM notes WHERE id = ?1").bind(id).first();
}

export async function some(values: Record<string, string>): Promise<unknown[]> {
  return (await db.prepare("SELECT id FROM notes WHERE title = $title AND body = $body").bind(values).all()).results;
}
