import { Database } from "./database";

interface Note {
  id: number;
  title: string;
}

const database = new Database("notes.sqlite");

export async function note(id: number): Promise<Note> {
  const found = await database.get<Note>("SELECT id, title FROM notes WHERE id = ?", id);
  if (!found) throw new Error(`no note ${id}`);
  return found;
}

export async function retitle(id: number, title: string): Promise<Note> {
  await database.run("UPDATE notes SET title = ? WHERE id = ?", title, id);
  return note(id);
}

export function stop(): void {
  database.close();
}
