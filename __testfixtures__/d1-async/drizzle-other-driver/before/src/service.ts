import { drizzle } from "drizzle-orm/bun-sqlite";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import { items } from "./schema";

const db = drizzle("app.db");

export function all() {
  return db.select().from(items).all().length;
}

export function fill(): void {
  db.transaction((tx) => {
    tx.insert(items).values({ name: "a" }).run();
  });
}

export function either(database: BaseSQLiteDatabase<"sync", unknown>) {
  return database.select().from(items).all().length;
}
