import { env } from "cloudflare:workers";

const db = env.DB;

export async function removeUser(id: number): Promise<boolean> {
  try {
    return (await db.prepare("DELETE FROM users WHERE id = ?").bind(id).run()).meta.changes > 0;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if (!error.message.includes("SQLITE_CONSTRAINT_FOREIGNKEY")) throw error;
    return false;
  }
}

export async function renameUser(id: number, email: string): Promise<void> {
  try {
    await db.prepare("UPDATE users SET email = ? WHERE id = ?").bind(email, id).run();
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === "SQLITE_CONSTRAINT_UNIQUE") throw new Error("taken");
    throw error;
  }
}
