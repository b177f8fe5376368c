import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const items = sqliteTable("item", { id: integer().primaryKey(), name: text() });
