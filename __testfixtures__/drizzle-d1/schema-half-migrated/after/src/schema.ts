import { sqliteTable, text, integer } from "drizzle-orm/sqlite-core";

export const old = sqliteTable("old", { id: text("id").primaryKey(), at: integer("at", { mode: "timestamp_ms" }).notNull() });
