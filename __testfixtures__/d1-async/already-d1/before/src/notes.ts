import { env } from "cloudflare:workers";

// Came from bun:sqlite.
interface Note {
  id: number;
  title: string;
}

export async function note(id: number): Promise<Note | null> {
  return env.DB.prepare("SELECT id, title FROM notes WHERE id = ?").bind(id).first<Note>();
}

export async function notes(db: D1Database): Promise<Note[]> {
  const { results } = await db.prepare("SELECT id, title FROM notes").all<Note>();
  return results;
}

export async function add(db: D1Database, title: string): Promise<number> {
  const result = await db.prepare("INSERT INTO notes (title) VALUES (?)").bind(title).run();
  try {
    await db.batch([db.prepare("DELETE FROM drafts"), db.prepare("DELETE FROM log")]);
  } catch (error) {
    if (error instanceof Error && error.message.includes("SQLITE_CONSTRAINT_UNIQUE")) return 0;
    throw error;
  }
  return result.meta.last_row_id;
}
