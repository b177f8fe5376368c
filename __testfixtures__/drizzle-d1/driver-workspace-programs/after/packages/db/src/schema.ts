import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const visits = sqliteTable("visits", {
  path: text("path").primaryKey(),
  count: integer("count").notNull(),
});

export type Visit = typeof visits.$inferSelect;
