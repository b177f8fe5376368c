import { eq, sql } from "drizzle-orm";
import { db, type Executor, type Transaction } from "./database";
import { wallets } from "./schema";

export async function findWallet(owner: string, executor: Executor = db) {
  return executor.select().from(wallets).where(eq(wallets.owner, owner)).get();
}

async function add(tx: Transaction, owner: string, amount: number): Promise<number> {
  return (await tx
    .update(wallets)
    .set({ balance: sql`${wallets.balance} + ${amount}` })
    .where(eq(wallets.owner, owner))
    .run()).meta.changes;
}

export async function open(owner: string, balance: number): Promise<number> {
  const result = await db.insert(wallets).values({ owner, balance }).run();
  return Number(result.meta.last_row_id);
}

export async function spend(from: string, to: string, amount: number): Promise<boolean> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it calls `findWallet`, which uses the database itself.
  return (async (tx) => {
    const wallet = await findWallet(from, tx);
    if (!wallet) return false;
    await add(tx, from, -amount);
    await add(tx, to, amount);
    return true;
  })(db);
}

export async function bonus(amount: number): Promise<number> {
  const { meta: { changes } } = await db.update(wallets).set({ balance: sql`${wallets.balance} + ${amount}` }).run();
  return changes;
}

export async function close(owner: string): Promise<number> {
  return (async (tx) => {
    const [closed] = await tx.delete(wallets).where(eq(wallets.owner, owner)).returning().all();
    if (!closed) {
      throw new Error(`no wallet of ${owner}`);
    }
    return closed.balance;
  })(db);
}

export const last = async () => (await db.query.wallets.findMany({ orderBy: (table, { desc }) => desc(table.id), limit: 1 })).at(0);
