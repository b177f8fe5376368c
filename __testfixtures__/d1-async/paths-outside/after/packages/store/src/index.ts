import { env } from "cloudflare:workers";

export const db = env.DB;

export async function count(): Promise<number> {
  const { n } = (await db.prepare("SELECT COUNT(*) AS n FROM users").first<{ n: number }>())!;
  return n;
}

export async function isEmpty(): Promise<boolean> {
  return await count() === 0;
}
