import type { ExtractTablesWithRelations } from "drizzle-orm";
import { pgTable, uuid, type PgDatabase, type PgTransaction } from "drizzle-orm/pg-core";

export const things = pgTable("things", { id: uuid("id").primaryKey() });
const schema = { things };

export type Schema = typeof schema;
export type Database = PgDatabase<any, Schema, ExtractTablesWithRelations<Schema>>;
export type Transaction = PgTransaction<any, Schema, ExtractTablesWithRelations<Schema>>;
export type Executor = Database | Transaction;

export const all = (db: Executor) => db.select().from(things);
export const remove = async (trx: PgTransaction<any>): Promise<void> => {
  await trx.delete(things);
};
