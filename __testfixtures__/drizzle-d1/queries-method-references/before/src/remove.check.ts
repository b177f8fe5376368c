import { sql } from "drizzle-orm";
import { db } from "./db";
import { expect, mocked, wrapped } from "./mocked";
import { remove, type Transaction } from "./remove";

declare const tx: Transaction;

wrapped(db.transaction).mockImplementation(async (work) => {
  return work(tx);
});
mocked(tx.execute).mockImplementation(() => undefined);

await remove(1);

expect(tx.execute).toHaveBeenCalledWith(sql`delete from members where id = ${1}`);

export const run = db.execute.bind(db);
