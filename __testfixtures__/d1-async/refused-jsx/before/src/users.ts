import { Database } from "bun:sqlite";

const db = new Database("users.sqlite");

export function userNames(): string[] {
  return db.query<{ name: string }, []>("SELECT name FROM users").all().map(({ name }) => name);
}
