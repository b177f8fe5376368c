import { sql } from "drizzle-orm";
import { db } from "./db";

export type Transaction = typeof db;

export const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => work(db);

export const remove = (id: number) =>
  inTransaction(async (tx) => {
    await tx.run(sql`delete from members where id = ${id}`);
  });
