import Database from "better-sqlite3";

export const db: Database.Database = new Database("blog.sqlite");
db.pragma("journal_mode = WAL");
db.exec("CREATE TABLE IF NOT EXISTS posts (id INTEGER PRIMARY KEY, title TEXT NOT NULL)");

export type Handle = typeof db;

export default db;
