import { type Book, listBooks } from "./books";

export interface Author {
  id: number;
  name: string;
}

export async function findAuthor(db: D1Database, id: number): Promise<Author | undefined> {
  const row = await db.prepare("SELECT id, name FROM author WHERE id = ?").bind(id).first<Author>();
  return row ?? undefined;
}

export async function authorPage(db: D1Database, id: number): Promise<{ author: Author; books: Book[] } | undefined> {
  const author = await findAuthor(db, id);
  return author && { author, books: await listBooks(db, author.id) };
}

export async function hasBooks(db: D1Database, id: number): Promise<boolean> {
  return (await listBooks(db, id)).length > 0;
}
