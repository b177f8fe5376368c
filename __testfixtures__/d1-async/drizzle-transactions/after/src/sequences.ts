import { count, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { items } from "./schema";
import { env } from "cloudflare:workers";

const db = drizzle(env.DB);
const open = () => db;
type Tx = typeof db;

export async function reads(): Promise<number> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses what `get()` reads.
  return (async (tx) => {
    const total = (await tx.select({ value: count() }).from(items).get())?.value ?? 0;
    await tx.insert(items).values({ name: String(total) }).run();
    return total;
  })(db);
}

export async function rollsBack(id: number): Promise<void> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it rolls back by itself.
  await (async (tx) => {
    await tx.delete(items).where(eq(items.id, id)).run();
    // @ts-expect-error d1-async/interactive-transaction: the transaction reads, or needs a result, before it writes
    if (id < 0) tx.rollback();
  })(db);
}

export async function nested(): Promise<void> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it holds another transaction.
  await (async (tx) => {
    await tx.insert(items).values({ name: "outer" }).run();
    await tx.batch([
      tx.insert(items).values({ name: "inner" }),
      tx.delete(items).where(eq(items.name, "outer")),
    ]);
  })(db);
}

async function helper(tx: Tx): Promise<void> {
  await tx.insert(items).values({ name: "helper" }).run();
}

export async function handsOn(): Promise<void> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it calls `helper`, which uses the database itself.
  await (async (tx) => {
    await tx.delete(items).run();
    await helper(tx);
  })(db);
}

export async function byName(): Promise<void> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: the transaction's function is not written in place.
  await helper(db);
}

export async function returnsEarly(id: number): Promise<void> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it returns early, after some of its writes.
  await (async (tx) => {
    await tx.delete(items).where(eq(items.id, id)).run();
    if (id > 10) return;
    await tx.insert(items).values({ id }).run();
  })(db);
}

export async function catches(id: number): Promise<void> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it catches errors of its statements.
  await (async (tx) => {
    try {
      await tx.insert(items).values({ id }).run();
    } catch {
      await tx.delete(items).where(eq(items.id, id)).run();
    }
  })(db);
}

export async function fromCall(id: number): Promise<number[]> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses what `all()` reads.
  return (async (tx) => {
    await tx.delete(items).where(eq(items.id, id)).run();
    return (await tx.select().from(items).all()).map((item) => item.id);
  })(open());
}

export async function single(id: number): Promise<string | null> {
  return (async (tx) => (await tx.delete(items).where(eq(items.id, id)).returning().get())?.name ?? null)(db);
}

export async function singleThatMayThrow(id: number): Promise<number> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it uses what `get()` reads.
  return (async (tx) => {
    const row = await tx.delete(items).where(eq(items.id, id)).returning().get();
    if (row.name === "keep") throw new Error("kept");
    return row.id;
  })(db);
}
