import { sql } from "drizzle-orm";
import { db } from "./db";
import { expect, mocked, wrapped } from "./mocked";
import { remove, type Transaction } from "./remove";

declare const tx: Transaction;

wrapped(db.transaction).mockImplementation(async (work) => {
  // @ts-expect-error drizzle-d1/method-reference: `execute` or `transaction` as a value
  return work(tx);
});
// @ts-expect-error drizzle-d1/method-reference: `execute` or `transaction` as a value
mocked(tx.execute).mockImplementation(() => undefined);

await remove(1);

// @ts-expect-error drizzle-d1/method-reference: `execute` or `transaction` as a value
expect(tx.execute).toHaveBeenCalledWith(sql`delete from members where id = ${1}`);

// @ts-expect-error drizzle-d1/method-reference: `execute` or `transaction` as a value
export const run = db.execute.bind(db);
