import { eq, sql } from "drizzle-orm";
import { db, type Executor, type Transaction } from "./database";
import { wallets } from "./schema";

export function findWallet(owner: string, executor: Executor = db) {
  return executor.select().from(wallets).where(eq(wallets.owner, owner)).get();
}

function add(tx: Transaction, owner: string, amount: number): number {
  return tx
    .update(wallets)
    .set({ balance: sql`${wallets.balance} + ${amount}` })
    .where(eq(wallets.owner, owner))
    .run().changes;
}

export function open(owner: string, balance: number): number {
  const result = db.insert(wallets).values({ owner, balance }).run();
  return Number(result.lastInsertRowid);
}

export function spend(from: string, to: string, amount: number): boolean {
  return db.transaction((tx) => {
    const wallet = findWallet(from, tx);
    if (!wallet) return false;
    add(tx, from, -amount);
    add(tx, to, amount);
    return true;
  });
}

export function bonus(amount: number): number {
  const { changes } = db.update(wallets).set({ balance: sql`${wallets.balance} + ${amount}` }).run();
  return changes;
}

export function close(owner: string): number {
  return db.transaction((tx) => {
    const [closed] = tx.delete(wallets).where(eq(wallets.owner, owner)).returning().all();
    if (!closed) {
      throw new Error(`no wallet of ${owner}`);
    }
    return closed.balance;
  });
}

export const last = () => db.query.wallets.findMany({ orderBy: (table, { desc }) => desc(table.id), limit: 1 }).sync().at(0);
