import type { Database } from "bun:sqlite";

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS notes (
    id INTEGER PRIMARY KEY,
    author INTEGER NOT NULL REFERENCES users (id),
    title TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS notes_by_author ON notes (author);
`;

export class Notes {
  constructor(private readonly db: Database) {
    this.db.exec(SCHEMA);
  }

  count(author: number): number {
    const { n } = this.db.query("SELECT COUNT(*) AS n FROM notes WHERE author = ?").get(author) as { n: number };
    return n;
  }
}
