import { sqliteTable, text } from "drizzle-orm/sqlite-core";

export const pages = sqliteTable(
  "pages",
  { id: text("id").primaryKey(), body: text("body").notNull() },
  (table) => [],
);

export const labels = sqliteTable("labels", { id: text("id").primaryKey(), name: text("name", { mode: "json" }) }, (table) => ({
}));
