import { Database as BunDatabase, type SQLQueryBindings } from "bun:sqlite";

export class Database {
  private readonly inner: BunDatabase;

  constructor(file: string) {
    this.inner = new BunDatabase(file);
    this.inner.run("PRAGMA journal_mode = WAL");
  }

  get<Row>(sql: string, ...values: SQLQueryBindings[]): Row | null {
    return this.inner.query(sql).get(...values) as Row | null;
  }

  all<Row>(sql: string, ...values: SQLQueryBindings[]): Row[] {
    return this.inner.query(sql).all(...values) as Row[];
  }

  run(sql: string, ...values: SQLQueryBindings[]): void {
    this.inner.run(sql, values);
  }

  close(): void {
    this.inner.close();
  }
}
