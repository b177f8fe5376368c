import { count, eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/bun-sqlite";
import { items } from "./schema";

const db = drizzle("app.db");
const open = () => db;
type Tx = Parameters<Parameters<(typeof db)["transaction"]>[0]>[0];

export function reads(): number {
  return db.transaction((tx) => {
    const total = tx.select({ value: count() }).from(items).get()?.value ?? 0;
    tx.insert(items).values({ name: String(total) }).run();
    return total;
  });
}

export function rollsBack(id: number): void {
  db.transaction((tx) => {
    tx.delete(items).where(eq(items.id, id)).run();
    if (id < 0) tx.rollback();
  });
}

export function nested(): void {
  db.transaction((tx) => {
    tx.insert(items).values({ name: "outer" }).run();
    tx.transaction((inner) => {
      inner.insert(items).values({ name: "inner" }).run();
      inner.delete(items).where(eq(items.name, "outer")).run();
    });
  });
}

function helper(tx: Tx): void {
  tx.insert(items).values({ name: "helper" }).run();
}

export function handsOn(): void {
  db.transaction((tx) => {
    tx.delete(items).run();
    helper(tx);
  });
}

export function byName(): void {
  db.transaction(helper);
}

export function returnsEarly(id: number): void {
  db.transaction((tx) => {
    tx.delete(items).where(eq(items.id, id)).run();
    if (id > 10) return;
    tx.insert(items).values({ id }).run();
  });
}

export function catches(id: number): void {
  db.transaction((tx) => {
    try {
      tx.insert(items).values({ id }).run();
    } catch {
      tx.delete(items).where(eq(items.id, id)).run();
    }
  });
}

export function fromCall(id: number): number[] {
  return open().transaction((tx) => {
    tx.delete(items).where(eq(items.id, id)).run();
    return tx.select().from(items).all().map((item) => item.id);
  });
}

export function single(id: number): string | null {
  return db.transaction((tx) => tx.delete(items).where(eq(items.id, id)).returning().get()?.name ?? null);
}

export function singleThatMayThrow(id: number): number {
  return db.transaction((tx) => {
    const row = tx.delete(items).where(eq(items.id, id)).returning().get();
    if (row.name === "keep") throw new Error("kept");
    return row.id;
  });
}
