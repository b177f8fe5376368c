import type BetterSqlite3 from "better-sqlite3";
import { SqliteError } from "better-sqlite3";

export class TakenError extends Error {}

export function createUser(db: BetterSqlite3.Database, email: string, team: number | null): number {
  try {
    const { lastInsertRowid } = db.prepare("INSERT INTO user (email, team_id) VALUES (?, ?)").run(email, team);
    return Number(lastInsertRowid);
  } catch (error) {
    if (error instanceof SqliteError && error.code === "SQLITE_CONSTRAINT_UNIQUE") throw new TakenError(email);
    if (error instanceof SqliteError && error.code === "SQLITE_CONSTRAINT_FOREIGNKEY") return -1;
    throw error;
  }
}

export function deleteTeam(db: BetterSqlite3.Database, id: number): boolean {
  try {
    return db.prepare("DELETE FROM team WHERE id = ?").run(id).changes > 0;
  } catch (error) {
    if (error instanceof SqliteError) {
      if (error.code !== "SQLITE_CONSTRAINT_FOREIGNKEY") throw error;
      return false;
    }
    throw error;
  }
}
