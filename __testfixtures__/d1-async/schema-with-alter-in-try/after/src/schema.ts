const CREATE_NOTE = `
  CREATE TABLE IF NOT EXISTS note (
    id INTEGER PRIMARY KEY,
    text TEXT NOT NULL
  )
`;

export function migrate(db: D1Database): void {
}
