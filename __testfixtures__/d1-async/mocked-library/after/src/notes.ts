import { env } from "cloudflare:workers";

const db = env.DB;

export async function count(): Promise<number> {
  return (await db.prepare("SELECT count(*) AS n FROM note").first<{ n: number }>())!.n;
}
