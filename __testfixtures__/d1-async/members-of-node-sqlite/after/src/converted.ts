import { env } from "cloudflare:workers";

interface Note {
  id: number;
  title: string;
}

const database = env.DB;

export async function one(id: number): Promise<Note | undefined> {
  return (await database.prepare("SELECT id, title FROM notes WHERE id = ?").bind(id).first<Note>()) ?? undefined;
}

export async function required(id: number): Promise<Note> {
  return (await database.prepare("SELECT id, title FROM notes WHERE id = ?").bind(id).first<Note>())!;
}

export async function many(): Promise<Note[]> {
  return (await database.prepare("SELECT id, title FROM notes").all<Note>()).results;
}

export async function first(): Promise<string> {
  for (const row of (await database.prepare("SELECT title FROM notes").all()).results) return String(row.title);
  return "";
}

export async function add(title: string): Promise<boolean> {
  const { meta: { changes } } = await database.prepare("INSERT INTO notes (title) VALUES (?)").bind(title).run();
  return Number(changes) === 1;
}

export async function clear(): Promise<void> {
  await database.prepare("DELETE FROM notes").run();
}

export function stop(): void {
}
