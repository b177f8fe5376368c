import * as sqlite from "bun:sqlite";

export function open(): sqlite.Database {
  return new sqlite.Database("app.sqlite", { create: true });
}

export function removeNote(db: sqlite.Database, id: number): number {
  const result: sqlite.Changes = db.run("DELETE FROM notes WHERE id = ?", [id]);
  return result.changes;
}
