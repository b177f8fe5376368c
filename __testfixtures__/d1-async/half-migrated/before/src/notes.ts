import { env } from "cloudflare:workers";

export async function noteCount(): Promise<number> {
  const row = await env.DB.prepare("SELECT COUNT(*) AS n FROM notes").first<{ n: number }>();
  return row?.n ?? 0;
}
