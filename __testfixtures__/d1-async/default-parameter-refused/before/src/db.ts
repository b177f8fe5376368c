import { Database } from "bun:sqlite";

let db: Database | null = null;

export function getDb(): Database {
  if (!db) {
    db = new Database(process.env.DATABASE_PATH ?? "app.sqlite");
    db.exec("CREATE TABLE IF NOT EXISTS task (id INTEGER PRIMARY KEY, title TEXT NOT NULL, done INTEGER NOT NULL DEFAULT 0)");
    const { count } = db.query("SELECT count(*) AS count FROM task").get() as { count: number };
    if (count === 0) db.run("INSERT INTO task (title) VALUES (?)", ["begin"]);
  }
  return db;
}
