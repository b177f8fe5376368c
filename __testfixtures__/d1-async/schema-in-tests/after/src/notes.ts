export async function addNote(db: D1Database, title: string): Promise<number> {
  return Number((await db.prepare("INSERT INTO notes (title) VALUES (?)").bind(title).run()).meta.last_row_id);
}

export async function noteTitles(db: D1Database): Promise<string[]> {
  const rows = (await db.prepare("SELECT title FROM notes ORDER BY id").all<{ title: string }>()).results;
  return rows.map(({ title }) => title);
}
