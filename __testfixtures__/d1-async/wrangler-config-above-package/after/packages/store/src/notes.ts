import { env } from "cloudflare:workers";

const db = env.DB;

export async function titles(): Promise<string[]> {
  return (await db.prepare("SELECT title FROM note").all<{ title: string }>()).results.map((row) => row.title);
}
