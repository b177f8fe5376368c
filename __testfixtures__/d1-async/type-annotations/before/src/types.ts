import { Database, type Changes, type SQLQueryBindings, type Statement } from "bun:sqlite";

export type Handle = Database | null;
export type Opened = InstanceType<typeof Database>;
export type Pair = [read: Database, write: Database];
export type Factory = (path: string) => Database;
export type Cache = Map<string, Statement<unknown, SQLQueryBindings[]>>;

export interface Repository<Row> {
  readonly db: Database;
  readonly statement: Statement<Row, [number]>;
}

export function isOpen(handle: Handle): handle is Database {
  return handle !== null;
}

export function log(result: Changes): string {
  return `${result.changes} rows, last ${result.lastInsertRowid}`;
}

export class Reader<Db extends Database = Database> {
  constructor(protected readonly db: Db) {}

  first(sql: string, ...values: SQLQueryBindings[]): unknown {
    return this.db.query(sql).get(...values);
  }
}

export const readers = new WeakMap<Database, Reader>();
