/** What this program needs of bun:sqlite and better-sqlite3. */
export interface SqlStatement {
  get(...values: unknown[]): unknown;
  all(...values: unknown[]): unknown[];
  run(...values: unknown[]): unknown;
}

export interface SqlDatabase {
  prepare(sql: string): SqlStatement;
  exec(sql: string): void;
}

export async function open(file: string): Promise<SqlDatabase> {
  const name = "Bun" in globalThis ? "bun:" + "sqlite" : "better-" + "sqlite3";
  const { Database, default: BetterSqlite3 } = await import(name);
  return Database ? new Database(file) : new BetterSqlite3(file);
}
