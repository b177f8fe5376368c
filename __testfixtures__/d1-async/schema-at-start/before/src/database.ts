import { Database } from "bun:sqlite";

export const db = new Database("app.sqlite");

db.run("PRAGMA journal_mode = WAL");

// Who writes notes.
db.run(`
  CREATE TABLE IF NOT EXISTS users (
    id INTEGER PRIMARY KEY,
    email TEXT NOT NULL UNIQUE
  )
`);
db.run("CREATE INDEX IF NOT EXISTS users_by_email ON users (email)");
