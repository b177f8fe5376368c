import Database from "better-sqlite3";

const db = new Database("app.sqlite", { fileMustExist: true });

export function titleOf(id: number): string | undefined {
  const row = db.prepare("SELECT title FROM notes WHERE id = ?").get(id) as { title: string } | undefined;
  return row?.title;
}
