import Database from "better-sqlite3";

const db = new Database("app.db");

interface Filter {
  readonly id: number | bigint;
  readonly tag?: string | bigint;
}

export function byId(id: number | bigint): unknown {
  return db.prepare("SELECT * FROM note WHERE id = ?").get(id);
}

export function byKey(key: string | bigint, other: bigint | null | undefined): unknown {
  return db.prepare("SELECT * FROM note WHERE key = ? OR other = ?").get(key, other);
}

export function orNone(key?: string | bigint): unknown {
  return db.prepare("SELECT * FROM note WHERE key = ?").get(key ?? null);
}

export function byMade(make: () => bigint | null): unknown {
  return db.prepare("SELECT * FROM note WHERE id = ?").get(make());
}

export function byFilter(filter: Filter): unknown {
  return db.prepare("SELECT * FROM note WHERE id = @id AND tag = @tag").get(filter);
}

export function byAll(ids: (number | bigint)[], keys: (string | bigint)[]): unknown[] {
  const [first, ...rest] = keys;
  return db.prepare("SELECT * FROM note WHERE id IN (?, ?) AND key IN (?, ?)").all(...ids, ...rest, first);
}

export function twice(title: string): void {
  const { lastInsertRowid } = db.prepare("INSERT INTO note (title) VALUES (?)").run(title);
  const same = lastInsertRowid;
  db.prepare("INSERT INTO log (note, again) VALUES (?, ?)").run(lastInsertRowid, same);
}
