import { env } from "cloudflare:workers";

const database = env.DB;

export async function titles(): Promise<string[]> {
  return (await database
    .prepare("SELECT title FROM notes")
    .all()).results
    .map((row) => String(row.title));
}
