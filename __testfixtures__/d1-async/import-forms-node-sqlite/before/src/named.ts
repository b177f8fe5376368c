import { DatabaseSync } from "node:sqlite";

const database = new DatabaseSync("app.sqlite");

export function titles(): string[] {
  return database
    .prepare("SELECT title FROM notes")
    .all()
    .map((row) => String(row.title));
}
