import { Database } from "bun:sqlite";

const db = new Database("app.db");
const byName = db.query("SELECT id FROM user WHERE name = ?");
const insert = db.query("INSERT INTO user (name) VALUES (?)");

/** The write does not depend on what is read. */
export function log(name: string): number {
  const row = byName.get(name) as { id: number } | null;
  db.run("INSERT INTO log (name) VALUES (?)", [name]);
  if (!row) return 0;
  return row.id;
}

export function signUp(name: string): void {
  const taken = byName.get(name);
  if (taken) throw new Error("taken");
  insert.run(name);
}

export function ensure(name: string): void {
  if (!byName.get(name)) {
    insert.run(name);
  }
}

export function remove(name: string): boolean {
  const { id } = (byName.get(name) ?? {}) as { id?: number };
  if (id !== undefined) db.run("DELETE FROM user WHERE id = ?", [id]);
  return id !== undefined;
}

/** Not atomic any more either, which has a finding of its own. */
export const inTransaction = db.transaction((name: string) => {
  if (!byName.get(name)) insert.run(name);
});
