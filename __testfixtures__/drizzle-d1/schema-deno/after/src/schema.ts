import { sql } from "npm:drizzle-orm@0.45.4";
import { sqliteTable, integer, text } from "npm:drizzle-orm@0.45.4/sqlite-core";

export const startups = sqliteTable("startups", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  name: text("name", { length: 100 }).notNull(),
  at: integer("at", { mode: "timestamp_ms" }).default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`),
});
