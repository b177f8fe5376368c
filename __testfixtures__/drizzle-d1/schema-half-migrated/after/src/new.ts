import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const fresh = sqliteTable("fresh", { id: text("id").primaryKey(), at: integer("at", { mode: "timestamp_ms" }).notNull() });
