import { env } from "cloudflare:workers";

export async function openLater(file: string) {
  const db = env.DB;
  return await db.prepare("SELECT 1 AS one").first<{ one: number }>();
}
