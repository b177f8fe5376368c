import { Database } from "bun:sqlite";

export function count(): number {
  const db = new Database("notes.sqlite");
  const statement = db.prepare("SELECT COUNT(*) AS n FROM notes");
  try {
    const { n } = statement.get() as { n: number };
    return n;
  } finally {
    statement.finalize();
    db.close();
  }
}

export function countAndClose(db: Database): number {
  const rows = db.query("SELECT id FROM notes").all();
  db.close(false); // no longer needed
  return rows.length;
}

export const stop = (db: Database) => db.close();

export function stopIf(db: Database | undefined): void {
  if (db) db.close();
  process.on("exit", () => db?.close());
}

export class Store {
  constructor(private db: Database | null) {}

  close(): void {
    this.db?.close();
    this.db = null;
  }
}
