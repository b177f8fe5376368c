/** Was `new Database("app.sqlite")` of bun:sqlite once; see `db.query("SELECT 1").get()`. */
export class Database {
  private readonly rows = new Map<string, string>();

  query(sql: string) {
    return { get: (...values: unknown[]) => this.rows.get(sql + values.join()), all: () => [...this.rows.values()] };
  }

  prepare(text: string): string {
    return text.trim();
  }

  run(sql: string): void {
    this.rows.set(sql, "");
  }

  transaction<Result>(work: () => Result): () => Result {
    return work;
  }

  close(): void {}
}

export function useOwn(db: Database): unknown {
  db.run("INSERT");
  return [db.query("SELECT 1").get(1), db.query("SELECT 1").all(), db.transaction(() => 1)()];
}

const cache = new Map<string, number>();

export function fromCache(key: string): number {
  return cache.get(key) ?? cache.values().next().value ?? 0;
}

export const message = 'import { Database } from "bun:sqlite"; const db = new Database("app.sqlite");';

export async function postgres(pool: { query(sql: string): Promise<{ rows: unknown[] }> }): Promise<unknown[]> {
  const { rows } = await pool.query("SELECT * FROM users");
  return rows;
}

export async function redis(client: { get(key: string): Promise<string | null>; close(): void }): Promise<string> {
  const value = await client.get("better-sqlite3");
  client.close();
  return value ?? "";
}

export function http(axios: { get(url: string): Promise<unknown>; all(urls: string[]): Promise<unknown> }) {
  return axios.get("https://example.com/run").then(() => axios.all([]));
}
