import Database from "bun:sqlite";

let shared: Database | undefined;

export function sharedDatabase(): Database {
  shared ??= new Database("app.sqlite");
  return shared;
}
