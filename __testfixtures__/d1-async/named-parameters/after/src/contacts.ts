import { env } from "cloudflare:workers";

const db = env.DB;

export interface NewContact {
  name: string;
  email?: string;
  city: string | null;
}

export async function addContact(contact: NewContact): Promise<number> {
  const result = await db
    .prepare("INSERT INTO contact (name, email, city) VALUES (?2, ?3, ?1)")
    .bind(contact.city, contact.name, contact.email ?? null).run();
  return Number(result.meta.last_row_id);
}

export async function replaceContact(id: number, contact: Required<NewContact>) {
  const values = { ...contact, id };
  await db.prepare("UPDATE contact SET name = ?1, email = ?2, city = ?3 WHERE id = ?4").bind(values.name, values.email, values.city, values.id).run();
}

/** Searches names and cities for one word. */
export async function search(word: string) {
  const pattern = `%${word}%`;
  return (await db
    .prepare("SELECT id, name, city FROM contact WHERE name LIKE ?1 OR city LIKE ?1 ORDER BY id")
    .bind(pattern).all()).results;
}

export async function rename(id: number, name: string): Promise<boolean> {
  return (await db.prepare("UPDATE contact SET name = ?2 WHERE id = ?1").bind(id, name).run()).meta.changes > 0;
}

export async function countIn(city: string, except: string): Promise<number> {
  const row = (await db
    .prepare("SELECT count(*) AS n FROM contact WHERE city = ?1 AND name <> ?2")
    .bind(city, except).first<{ n: number }>())!;
  return row.n;
}
