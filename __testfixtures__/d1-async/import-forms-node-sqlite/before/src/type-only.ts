import type { DatabaseSync, SQLInputValue } from "node:sqlite";

export function execute(database: DatabaseSync, sql: string, values: SQLInputValue[]): number {
  return Number(database.prepare(sql).run(...values).changes);
}
