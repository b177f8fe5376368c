import type { Database } from "bun:sqlite";

export type Book = { id: number; title: string; author_id: number };

export const listBooks = (db: Database, authorId: number): Book[] =>
  db.prepare<Book, [number]>("SELECT id, title, author_id FROM book WHERE author_id = ? ORDER BY id").all(authorId);

export function addBook(db: Database, authorId: number, title: string): Book {
  const { lastInsertRowid } = db.prepare("INSERT INTO book (author_id, title) VALUES (?, ?)").run(authorId, title);
  return { id: Number(lastInsertRowid), title, author_id: authorId };
}

export function removeAuthor(db: Database, authorId: number) {
  return db.prepare("DELETE FROM author WHERE id = ?").run(authorId).changes;
}
