import { Database } from "bun:sqlite";

export const db = new Database("app.sqlite");

export function count(): number {
  const { n } = db.query("SELECT COUNT(*) AS n FROM users").get() as { n: number };
  return n;
}

export function isEmpty(): boolean {
  return count() === 0;
}
