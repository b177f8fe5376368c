import { BetterSqlite3Adapter } from "@lucia-auth/adapter-sqlite";
import { env } from "cloudflare:workers";
import { sessions } from "connect-sqlite";

const db = env.DB;

export const adapter = new BetterSqlite3Adapter(db, { user: "users", session: "sessions" });
export const store = sessions({ client: db, table: "sessions" });

export async function userCount(): Promise<number> {
  return (await db.prepare("SELECT COUNT(*) AS n FROM users").first<{ n: number }>())!.n;
}
