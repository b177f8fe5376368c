import type { Database } from "bun:sqlite";

export interface User {
  id: number;
  name: string;
}

export function listUsers(db: Database): User[] {
  return db.query("SELECT id, name FROM users ORDER BY name").all() as User[];
}
