import Sqlite = require("better-sqlite3");

export function open(): Sqlite.Database {
  return new Sqlite("app.sqlite");
}
