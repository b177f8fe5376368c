import { sqliteTable, text, type AnySQLiteColumn, integer } from "./pg";
import { sql } from "drizzle-orm";

export const items = sqliteTable("items", {
  id: text("id").primaryKey(),
  extra: text("extra", { mode: "json" }),
  parent: text("parent").references((): AnySQLiteColumn => items.id),
  at: integer("at", { mode: "timestamp_ms" }).notNull().default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`),
});
