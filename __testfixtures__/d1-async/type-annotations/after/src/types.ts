export type Handle = D1Database | null;
export type Opened = D1Database;
export type Pair = [read: D1Database, write: D1Database];
export type Factory = (path: string) => D1Database;
export type Cache = Map<string, D1PreparedStatement>;

export interface Repository<Row> {
  readonly db: D1Database;
  readonly statement: D1PreparedStatement;
}

export function isOpen(handle: Handle): handle is D1Database {
  return handle !== null;
}

export function log(result: D1Result): string {
  return `${result.meta.changes} rows, last ${result.meta.last_row_id}`;
}

export class Reader<Db extends D1Database = D1Database> {
  constructor(protected readonly db: Db) {}

  async first(sql: string, ...values: unknown[]): Promise<unknown> {
    return this.db.prepare(sql).bind(...values).first();
  }
}

export const readers = new WeakMap<D1Database, Reader>();
