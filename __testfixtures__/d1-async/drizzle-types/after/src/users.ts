import type { BunSQLiteDatabase } from "./barrel";
import { type DrizzleD1Database as Starred, drizzle } from "./star";
import type { Base, Derived, Plain, Schema, Tx } from "./types";
import { items } from "./schema";
import { env } from "cloudflare:workers";

export async function count(db: BunSQLiteDatabase<Schema>): Promise<number> {
  return (await db.select().from(items).all()).length;
}

export async function first(db: Starred<Schema>): Promise<string | null> {
  return (await db.select().from(items).get())?.name ?? null;
}

export const open = () => drizzle(env.DB);

export async function countIn(tx: Tx | Base): Promise<number> {
  return (await tx.select().from(items).all()).length;
}

export async function fill(tx: Derived): Promise<void> {
  await tx.insert(items).values({ name: "a" }).run();
}

export async function start(db: Plain): Promise<number> {
  // TODO(cf-codemod/d1-async/interactive-transaction): not atomic on D1: it calls `fill`, which uses the database itself.
  return (async (tx) => {
    await fill(tx);
    return countIn(tx);
  })(db);
}
