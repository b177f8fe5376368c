import { Database } from "bun:sqlite";

export function openDatabase(path: string): Database {
  const db = new Database(path);
  db.run("PRAGMA foreign_keys = ON");
  db.run("CREATE TABLE IF NOT EXISTS author (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
  db.run(`CREATE TABLE IF NOT EXISTS book (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    author_id INTEGER NOT NULL REFERENCES author (id),
    title TEXT NOT NULL
  )`);
  db.run("INSERT OR IGNORE INTO author (id, name) VALUES (1, 'Ursula'), (2, 'Italo')");
  return db;
}
