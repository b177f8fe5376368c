import { sqliteTable, text, integer } from "drizzle-orm/sqlite-core";
import { log } from "./mysql";
import { cache } from "./sqlite";
import { sql } from "drizzle-orm";

export const items = sqliteTable("items", { id: text("id").$defaultFn(() => crypto.randomUUID()).primaryKey(), at: integer("at", { mode: "timestamp_ms" }).default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`) });
export const tables = { items, log, cache };
