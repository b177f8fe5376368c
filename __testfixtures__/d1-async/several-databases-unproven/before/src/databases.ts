import { Database } from "bun:sqlite";

const main = new Database(process.env.DATABASE_PATH ?? "app.sqlite");
const scratch = new Database(":memory:");

export function conversation(id: string): Database {
  return new Database(`conversations/${id}.sqlite`);
}

export function note(text: string): void {
  main.run("INSERT INTO notes (text) VALUES (?)", [text]);
  scratch.run("INSERT INTO words (text) VALUES (?)", [text]);
}
