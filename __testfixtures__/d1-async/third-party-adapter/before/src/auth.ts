import { BetterSqlite3Adapter } from "@lucia-auth/adapter-sqlite";
import Database from "better-sqlite3";
import { sessions } from "connect-sqlite";

const db = new Database("auth.sqlite");

export const adapter = new BetterSqlite3Adapter(db, { user: "users", session: "sessions" });
export const store = sessions({ client: db, table: "sessions" });

export function userCount(): number {
  return (db.prepare("SELECT COUNT(*) AS n FROM users").get() as { n: number }).n;
}
