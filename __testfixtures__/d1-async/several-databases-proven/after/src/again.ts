import { env } from "cloudflare:workers";

export async function readUser(id: number): Promise<unknown> {
  const db = env.USERS_DB;
  try {
    return await db.prepare("SELECT name FROM users WHERE id = ?").bind(id).first();
  } finally {
  }
}
