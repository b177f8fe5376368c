import { Database, SQLiteError } from "bun:sqlite";

const db = new Database("users.sqlite");

export function addUser(email: string): "added" | "taken" {
  try {
    db.run("INSERT INTO users (email) VALUES (?)", [email]);
    return "added";
  } catch (error) {
    if (error instanceof SQLiteError && error.code === "SQLITE_CONSTRAINT_UNIQUE") return "taken";
    throw error;
  }
}

export function explain(error: unknown): string {
  if (error instanceof SQLiteError) {
    return `${error.code} (${error.errno})`;
  }
  return String(error);
}
