import { sqliteTable, text } from "drizzle-orm/sqlite-core";

export const things = sqliteTable("things", { id: text("id").primaryKey(), name: text("name").notNull() });
