export type Book = { id: number; title: string; author_id: number };

export const listBooks = async (db: D1Database, authorId: number): Promise<Book[]> =>
  (await db.prepare("SELECT id, title, author_id FROM book WHERE author_id = ? ORDER BY id").bind(authorId).all<Book>()).results;

export async function addBook(db: D1Database, authorId: number, title: string): Promise<Book> {
  const { meta: { last_row_id: lastInsertRowid } } = await db.prepare("INSERT INTO book (author_id, title) VALUES (?, ?)").bind(authorId, title).run();
  return { id: Number(lastInsertRowid), title, author_id: authorId };
}

export async function removeAuthor(db: D1Database, authorId: number) {
  return (await db.prepare("DELETE FROM author WHERE id = ?").bind(authorId).run()).meta.changes;
}
