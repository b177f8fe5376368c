import { Database } from "bun:sqlite";

const db = new Database("notes.sqlite");
db.exec("CREATE TABLE IF NOT EXISTS note (id INTEGER PRIMARY KEY, title TEXT NOT NULL)");

export function titles(): string[] {
  return db.query<{ title: string }, []>("SELECT title FROM note").all().map((row) => row.title);
}
