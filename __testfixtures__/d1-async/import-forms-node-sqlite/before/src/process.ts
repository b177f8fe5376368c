export function openBuiltin(): import("node:sqlite").DatabaseSync {
  const { DatabaseSync } = require("node:sqlite") as typeof import("node:sqlite");
  return new DatabaseSync("app.sqlite");
}
