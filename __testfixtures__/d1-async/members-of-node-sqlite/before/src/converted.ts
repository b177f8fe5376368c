import { DatabaseSync } from "node:sqlite";

interface Note {
  id: number;
  title: string;
}

const database = new DatabaseSync("notes.sqlite");

export function one(id: number): Note | undefined {
  return database.prepare("SELECT id, title FROM notes WHERE id = ?").get(id) as Note | undefined;
}

export function required(id: number): Note {
  return database.prepare("SELECT id, title FROM notes WHERE id = ?").get(id) as unknown as Note;
}

export function many(): Note[] {
  return database.prepare("SELECT id, title FROM notes").all() as unknown as Note[];
}

export function first(): string {
  for (const row of database.prepare("SELECT title FROM notes").iterate()) return String(row.title);
  return "";
}

export function add(title: string): boolean {
  const { changes } = database.prepare("INSERT INTO notes (title) VALUES (?)").run(title);
  return Number(changes) === 1;
}

export function clear(): void {
  database.exec("DELETE FROM notes");
}

export function stop(): void {
  database.close();
}
