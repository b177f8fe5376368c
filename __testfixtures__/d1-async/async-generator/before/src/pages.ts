import type { Database } from "bun:sqlite";

export interface Entry {
  id: number;
  text: string;
}

function page(db: Database, after: number, size: number): Entry[] {
  return db.query<Entry, [number, number]>("SELECT id, text FROM entry WHERE id > ? ORDER BY id LIMIT ?").all(after, size);
}

export async function* entries(db: Database, size = 2): AsyncGenerator<Entry> {
  let last = 0;
  for (;;) {
    const rows = page(db, last, size);
    if (rows.length === 0) return;
    yield* rows;
    last = rows[rows.length - 1]!.id;
  }
}
