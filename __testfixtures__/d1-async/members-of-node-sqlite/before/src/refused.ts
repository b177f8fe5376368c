import type { DatabaseSync } from "node:sqlite";

export function inspect(database: DatabaseSync): unknown {
  const statement = database.prepare("SELECT id FROM notes WHERE id = ?");
  statement.setReadBigInts(true);
  const location = database.location();
  return { location, source: statement.sourceSQL };
}

export function extend(database: DatabaseSync): void {
  database.function("half", (value) => Number(value) / 2);
  database.enableLoadExtension(true);
  database.loadExtension("./vector");
}

export function changeset(database: DatabaseSync): Uint8Array {
  const session = database.createSession();
  return session.changeset();
}
