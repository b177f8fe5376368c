import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const cache = sqliteTable("cache", { key: text("key").primaryKey(), until: integer("until", { mode: "timestamp" }) });
