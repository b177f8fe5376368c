import { sql } from "drizzle-orm";
import { db } from "./db";

export type Transaction = Parameters<Parameters<typeof db.transaction>[0]>[0];

export const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => db.transaction(work);

export const remove = (id: number) =>
  inTransaction(async (tx) => {
    await tx.execute(sql`delete from members where id = ${id}`);
  });
