import type { BunSQLiteDatabase } from "./barrel";
import { type BunSQLiteDatabase as Starred, drizzle } from "./star";
import type { Base, Derived, Plain, Schema, Tx } from "./types";
import { items } from "./schema";

export function count(db: BunSQLiteDatabase<Schema>): number {
  return db.select().from(items).all().length;
}

export function first(db: Starred<Schema>): string | null {
  return db.select().from(items).get()?.name ?? null;
}

export const open = () => drizzle("app.db");

export function countIn(tx: Tx | Base): number {
  return tx.select().from(items).all().length;
}

export function fill(tx: Derived): void {
  tx.insert(items).values({ name: "a" }).run();
}

export function start(db: Plain): number {
  return db.transaction((tx) => {
    fill(tx);
    return countIn(tx);
  });
}
