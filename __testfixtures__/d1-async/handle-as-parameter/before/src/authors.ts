import type { Database } from "bun:sqlite";
import { type Book, listBooks } from "./books";

export interface Author {
  id: number;
  name: string;
}

export function findAuthor(db: Database, id: number): Author | undefined {
  const row = db.query("SELECT id, name FROM author WHERE id = ?").get(id) as Author | null;
  return row ?? undefined;
}

export function authorPage(db: Database, id: number): { author: Author; books: Book[] } | undefined {
  const author = findAuthor(db, id);
  return author && { author, books: listBooks(db, author.id) };
}

export function hasBooks(db: Database, id: number): boolean {
  return listBooks(db, id).length > 0;
}
