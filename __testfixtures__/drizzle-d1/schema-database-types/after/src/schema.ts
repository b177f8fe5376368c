import type { ExtractTablesWithRelations } from "drizzle-orm";
import { sqliteTable, text, type BaseSQLiteDatabase, type SQLiteTransaction } from "drizzle-orm/sqlite-core";

export const things = sqliteTable("things", { id: text("id").primaryKey() });
const schema = { things };

export type Schema = typeof schema;
export type Database = BaseSQLiteDatabase<"async", D1Result, Schema, ExtractTablesWithRelations<Schema>>;
export type Transaction = SQLiteTransaction<"async", D1Result, Schema, ExtractTablesWithRelations<Schema>>;
export type Executor = Database | Transaction;

export const all = (db: Executor) => db.select().from(things);
export const remove = async (trx: SQLiteTransaction<"async", D1Result, Record<string, never>, Record<string, never>>): Promise<void> => {
  await trx.delete(things);
};
