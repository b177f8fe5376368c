export class TakenError extends Error {}

export async function createUser(db: D1Database, email: string, team: number | null): Promise<number> {
  try {
    const { meta: { last_row_id: lastInsertRowid } } = await db.prepare("INSERT INTO user (email, team_id) VALUES (?, ?)").bind(email, team).run();
    return Number(lastInsertRowid);
  } catch (error) {
    if (error instanceof Error && error.message.includes("SQLITE_CONSTRAINT_UNIQUE")) throw new TakenError(email);
    if (error instanceof Error && error.message.includes("SQLITE_CONSTRAINT_FOREIGNKEY")) return -1;
    throw error;
  }
}

export async function deleteTeam(db: D1Database, id: number): Promise<boolean> {
  try {
    return (await db.prepare("DELETE FROM team WHERE id = ?").bind(id).run()).meta.changes > 0;
  } catch (error) {
    if (error instanceof Error) {
      if (!error.message.includes("SQLITE_CONSTRAINT_FOREIGNKEY")) throw error;
      return false;
    }
    throw error;
  }
}
