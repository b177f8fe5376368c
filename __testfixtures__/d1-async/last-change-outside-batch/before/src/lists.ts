import { Database } from "bun:sqlite";

const db = new Database("app.sqlite");
const lastId = db.prepare("SELECT last_insert_rowid() AS id");

export function addList(name: string): number {
  db.run("INSERT INTO list (name) VALUES (?)", [name]);
  return (lastId.get() as { id: number }).id;
}

export function removeLists(name: string): number {
  db.run("DELETE FROM list WHERE name = ?", [name]);
  const row = db.query("SELECT changes() AS removed").get() as { removed: number };
  return row.removed;
}

export function addEntry(name: string, text: string): void {
  db.run("INSERT INTO list (name) VALUES (?)", [name]);
  db.run("INSERT INTO entry (list, text) VALUES (last_insert_rowid(), ?)", [text]);
}

const insertEntry = db.prepare("INSERT INTO entry (list, text) VALUES (last_insert_rowid(), ?)");

export const addBoth = db.transaction((name: string, text: string) => {
  db.run("INSERT INTO list (name) VALUES (?)", [name]);
  insertEntry.run(text);
});

export function addDefaults(): void {
  db.exec("INSERT INTO list (name) VALUES ('default'); INSERT INTO entry (list, text) VALUES (last_insert_rowid(), 'first')");
}

export function find(last_insert_rowid: number) {
  return db.query("SELECT 'last_insert_rowid()' AS text, id FROM list WHERE id = ?").get(last_insert_rowid);
}
