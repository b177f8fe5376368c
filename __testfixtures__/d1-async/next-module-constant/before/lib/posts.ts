import { db, type Handle } from "./db";

export interface Post {
  id: number;
  title: string;
}

export function findPost(id: number, handle: Handle = db): Post | undefined {
  return handle.prepare("SELECT id, title FROM posts WHERE id = ?").get(id) as Post | undefined;
}

export function publish(titles: string[]): void {
  const insert = db.prepare("INSERT INTO posts (title) VALUES (?)");
  db.transaction(() => {
    db.prepare("DELETE FROM posts").run();
    insert.run("first");
  })();
  const all = db.transaction((rest: string[]) => {
    for (const title of rest) insert.run(title);
  });
  all(titles);
}

export const services = () => ({ db, findPost });
