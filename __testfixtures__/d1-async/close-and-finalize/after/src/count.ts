import { env } from "cloudflare:workers";

export async function count(): Promise<number> {
  const db = env.DB;
  const statement = db.prepare("SELECT COUNT(*) AS n FROM notes");
  try {
    const { n } = (await statement.first<{ n: number }>())!;
    return n;
  } finally {
  }
}

export async function countAndClose(db: D1Database): Promise<number> {
  const rows = (await db.prepare("SELECT id FROM notes").all()).results;
  return rows.length;
}

export const stop = (db: D1Database) => {};

export function stopIf(db: D1Database | undefined): void {
  if (db) {}
}

export class Store {
  constructor(private db: D1Database | null) {}

  close(): void {
    this.db = null;
  }
}
