import sqlite from "better-sqlite3";

const db = sqlite("app.sqlite");

export function rename(id: number, title: string): boolean {
  return db.prepare("UPDATE notes SET title = ? WHERE id = ?").run(title, id).changes > 0;
}
