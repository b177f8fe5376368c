import { db, type Handle } from "./db";

export interface Post {
  id: number;
  title: string;
}

export async function findPost(id: number, handle: Handle = db()): Promise<Post | undefined> {
  return (await handle.prepare("SELECT id, title FROM posts WHERE id = ?").bind(id).first<Post>()) ?? undefined;
}

export async function publish(titles: string[]): Promise<void> {
  const insert = db().prepare("INSERT INTO posts (title) VALUES (?)");
  await db().batch([
    db().prepare("DELETE FROM posts"),
    insert.bind("first"),
  ]);
  const all = async (rest: string[]) => {
    const statements: D1PreparedStatement[] = [];
    for (const title of rest) statements.push(insert.bind(title));
    if (statements.length > 0) await db().batch(statements);
  };
  await all(titles);
}

export const services = () => ({ db: db(), findPost });
