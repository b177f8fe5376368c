import Database from "better-sqlite3";

const db = new Database("app.sqlite");
db.pragma("journal_mode = WAL");
db.pragma("foreign_keys = ON");

export function isWal(): boolean {
  return db.pragma("journal_mode", { simple: true }) === "wal";
}

export function indexes(): unknown {
  return db.pragma("index_list(notes)");
}
