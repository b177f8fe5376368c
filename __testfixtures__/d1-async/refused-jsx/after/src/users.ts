import { env } from "cloudflare:workers";

const db = env.DB;

export async function userNames(): Promise<string[]> {
  return (await db.prepare("SELECT name FROM users").all<{ name: string }>()).results.map(({ name }) => name);
}
