import { env } from "cloudflare:workers";
import { noteCount } from "./notes";

const db = env.DB;

export async function statistics(): Promise<string> {
  const tags = await tagCount();
  const users = await env.DB.prepare("SELECT id FROM users").all();
  return `${await noteCount()} notes, ${tags} tags, ${users.results.length} users`;
}

export async function tagCount(): Promise<number> {
  const { n } = (await db.prepare("SELECT COUNT(*) AS n FROM tags").first<{ n: number }>())!;
  return n;
}
