const SCHEMA = `
  CREATE TABLE IF NOT EXISTS notes (
    id INTEGER PRIMARY KEY,
    author INTEGER NOT NULL REFERENCES users (id),
    title TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS notes_by_author ON notes (author);
`;

export class Notes {
  constructor(private readonly db: D1Database) {
  }

  async count(author: number): Promise<number> {
    const { n } = (await this.db.prepare("SELECT COUNT(*) AS n FROM notes WHERE author = ?").bind(author).first<{ n: number }>())!;
    return n;
  }
}
