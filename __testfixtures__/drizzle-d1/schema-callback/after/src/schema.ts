import { sqliteTable, text, integer } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

export const settings = sqliteTable("settings", (t) => ({
  id: t.text().$defaultFn(() => crypto.randomUUID()).primaryKey(),
  name: t.text({ length: 30 }).notNull(),
  value: t.text({ mode: "json" }).$type<{ on: boolean }>(),
  count: t.integer().default(1),
  changedAt: t.integer({ mode: "timestamp_ms" }).default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`),
}));

export const flags = sqliteTable("flags", ({ text }) => ({
  key: text().primaryKey(),
  on: integer({ mode: "boolean" }).notNull(),
}));
