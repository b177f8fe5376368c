import { Database, type SQLQueryBindings } from "bun:sqlite";

interface Draft {
  title: string;
  body?: string;
  tags: string[] | undefined;
  pinned: boolean;
  size: bigint;
  image: Uint8Array | null;
}

const db = new Database("notes.sqlite");

export function add(draft: Draft, author: string | undefined): void {
  db.query("INSERT INTO notes (title, body, tags, pinned, size, image, author) VALUES (?, ?, ?, ?, ?, ?, ?)").run(
    draft.title,
    draft.body,
    JSON.stringify(draft.tags),
    draft.pinned,
    draft.size,
    draft.image,
    author || undefined,
  );
}

export function addTo(values: SQLQueryBindings[], more: (string | undefined)[]): void {
  const insert = db.prepare("INSERT INTO log (a, b, c) VALUES (?, ?, ?)");
  insert.run(...values);
  db.run("INSERT INTO log (a, b, c) VALUES (?, ?, ?)", values);
  db.run("INSERT INTO log (a, b, c) VALUES (?, ?, ?)", [...more, "last"]);
  db.run("DELETE FROM log", []);
}

export function find(title: string | null, limit = 10): unknown[] {
  const conditions: string[] = [];
  const parameters: SQLQueryBindings[] = [];
  if (title !== null) {
    conditions.push("title = ?");
    parameters.push(title);
  }
  const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
  return db.query(`SELECT * FROM notes ${where} LIMIT ?`).all(...parameters, limit);
}
