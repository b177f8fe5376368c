const cache = new Map<string, D1PreparedStatement>();

export function prepared(db: D1Database, sql: string): D1PreparedStatement {
  let statement = cache.get(sql);
  if (!statement) {
    statement = db.prepare(sql);
    cache.set(sql, statement);
  }
  return statement;
}
