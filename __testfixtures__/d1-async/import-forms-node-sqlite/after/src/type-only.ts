export async function execute(database: D1Database, sql: string, values: unknown[]): Promise<number> {
  return Number((await database.prepare(sql).bind(...values).run()).meta.changes);
}
