import { env } from "cloudflare:workers";

const db = env.DB;

export async function all(): Promise<unknown[]> {
  return (await db.prepare("SELECT * FROM notes").all()).results;
}
