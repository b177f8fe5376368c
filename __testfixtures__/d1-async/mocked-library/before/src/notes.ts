import Database from "better-sqlite3";

const db = new Database("app.db");

export function count(): number {
  return (db.prepare("SELECT count(*) AS n FROM note").get() as { n: number }).n;
}
