import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/bun-sqlite";
import { items } from "./schema";

const db = drizzle("app.db");

export function straight(id: number): void {
  db.transaction((tx) => {
    // first the old one
    tx.delete(items).where(eq(items.id, id)).run();

    tx.insert(items)
      .values({ id, name: `a
b` })
      .run(); // then the new one
  });
}

export function sameName(id: number): void {
  db.transaction((db) => {
    db.delete(items).where(eq(items.id, id)).run();
  }, { behavior: "immediate" });
}

export function withoutParameter(id: number): void {
  db.transaction(() => {
    db.delete(items).where(eq(items.id, id)).run();
    db.insert(items).values({ id }).run();
  });
}

export function withValues(name: string): string {
  const made = db.transaction((tx) => {
    const upper = name.toUpperCase();
    tx.delete(items)
      .where(eq(items.name, upper))
      .run();
    tx.insert(items).values({ name: upper }).run();
    return upper;
  });
  return made;
}

export function inOrder(names: string[], clear: boolean): void {
  db.transaction((tx) => {
    if (clear) tx.delete(items).run();
    names.forEach((name) => tx.insert(items).values({ name }).run());
    for (const [index, name] of names.entries()) {
      if (name === "") continue;
      tx.update(items).set({ id: index }).where(eq(items.name, name)).run();
    }
  });
}

export function checked(name: string): void {
  db.transaction((tx) => {
    tx.insert(items).values({ name }).run();
    if (name.length > 10) throw new Error("too long");
  });
}

export const concise = (id: number) =>
  db.transaction((tx) => {
    tx.delete(items).where(eq(items.id, id)).run();
  });
