import type { Database } from "bun:sqlite";

export class Users {
  constructor(private readonly db: Database) {}

  removeUser(id: number): void {
    this.db.run("DELETE FROM users WHERE id = ?", [id]);
  }
}

export function cleanUp(context: any, users: Users): number {
  const rows = context.db.query("SELECT id FROM users WHERE name IS NULL").all();
  for (const { id } of rows) users.removeUser(id);
  return rows.length;
}
