import Database from "better-sqlite3";

const db = new Database("users.sqlite");

export function removeUser(id: number): boolean {
  try {
    return db.prepare("DELETE FROM users WHERE id = ?").run(id).changes > 0;
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    if (error.code !== "SQLITE_CONSTRAINT_FOREIGNKEY") throw error;
    return false;
  }
}

export function renameUser(id: number, email: string): void {
  try {
    db.prepare("UPDATE users SET email = ? WHERE id = ?").run(email, id);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "SQLITE_CONSTRAINT_UNIQUE") throw new Error("taken");
    throw error;
  }
}
