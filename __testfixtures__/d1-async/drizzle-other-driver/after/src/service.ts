import { drizzle } from "drizzle-orm/d1";
import type { BaseSQLiteDatabase } from "drizzle-orm/sqlite-core";
import { items } from "./schema";
import { env } from "cloudflare:workers";

const db = drizzle(env.DB);

export async function all() {
  return (await db.select().from(items).all()).length;
}

export async function fill(): Promise<void> {
  await db.batch([
    db.insert(items).values({ name: "a" }),
  ]);
}

export function either(database: BaseSQLiteDatabase<"sync", unknown>) {
  return database.select().from(items).all().length;
}
