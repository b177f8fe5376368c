import { Database } from "bun:sqlite";

const db = new Database("app.sqlite", { strict: true });
db.run(`CREATE TABLE IF NOT EXISTS contact (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT UNIQUE,
  city TEXT
)`);

export interface NewContact {
  name: string;
  email?: string;
  city: string | null;
}

export function addContact(contact: NewContact): number {
  const result = db
    .query("INSERT INTO contact (name, email, city) VALUES ($name, $email, $city)")
    .run({ city: contact.city, name: contact.name, email: contact.email ?? null });
  return Number(result.lastInsertRowid);
}

export function replaceContact(id: number, contact: Required<NewContact>) {
  const values = { ...contact, id };
  db.query("UPDATE contact SET name = @name, email = @email, city = @city WHERE id = @id").run(values);
}

/** Searches names and cities for one word. */
export function search(word: string) {
  const pattern = `%${word}%`;
  return db
    .query("SELECT id, name, city FROM contact WHERE name LIKE :pattern OR city LIKE :pattern ORDER BY id")
    .all({ pattern });
}

export function rename(id: number, name: string): boolean {
  return db.query("UPDATE contact SET name = $name WHERE id = $id").run({ id, name }).changes > 0;
}

export function countIn(city: string, except: string): number {
  const row = db
    .query("SELECT count(*) AS n FROM contact WHERE city = ?1 AND name <> ?2")
    .get(city, except) as { n: number };
  return row.n;
}
