import { getDb } from "./db";

interface Task {
  title: string;
}

export function titles(db = getDb(), sql = db.filename === "" ? "SELECT 'none' AS title" : "SELECT title FROM task"): string[] {
  const rows = db.query<Task, []>(sql).all();
  const upper = rows.map((row) => row.title.toUpperCase());
  return upper;
}

export function allTitles(): string[] {
  const db = getDb();
  return titles(db);
}
