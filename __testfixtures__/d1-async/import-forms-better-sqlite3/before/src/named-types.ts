import type { Database, Statement } from "better-sqlite3";

const cache = new Map<string, Statement>();

export function prepared(db: Database, sql: string): Statement {
  let statement = cache.get(sql);
  if (!statement) {
    statement = db.prepare(sql);
    cache.set(sql, statement);
  }
  return statement;
}
