const Database: typeof import("better-sqlite3") = require("better-sqlite3");

const db = new Database("app.sqlite");

export function all(): unknown[] {
  return db.prepare("SELECT * FROM notes").all();
}
