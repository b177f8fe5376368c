import { Database } from "bun:sqlite";
import { env } from "cloudflare:workers";
import { noteCount } from "./notes";

const db = new Database("notes.sqlite");

export async function statistics(): Promise<string> {
  const tags = tagCount();
  const users = await env.DB.prepare("SELECT id FROM users").all();
  return `${await noteCount()} notes, ${tags} tags, ${users.results.length} users`;
}

export function tagCount(): number {
  const { n } = db.query("SELECT COUNT(*) AS n FROM tags").get() as { n: number };
  return n;
}
