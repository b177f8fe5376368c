export interface Entry {
  id: number;
  text: string;
}

async function page(db: D1Database, after: number, size: number): Promise<Entry[]> {
  return (await db.prepare("SELECT id, text FROM entry WHERE id > ? ORDER BY id LIMIT ?").bind(after, size).all<Entry>()).results;
}

export async function* entries(db: D1Database, size = 2): AsyncGenerator<Entry> {
  let last = 0;
  for (;;) {
    const rows = await page(db, last, size);
    if (rows.length === 0) return;
    yield* rows;
    last = rows[rows.length - 1]!.id;
  }
}
