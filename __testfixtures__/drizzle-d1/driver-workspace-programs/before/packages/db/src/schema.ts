import { integer, pgTable, text } from "drizzle-orm/pg-core";

export const visits = pgTable("visits", {
  path: text("path").primaryKey(),
  count: integer("count").notNull(),
});

export type Visit = typeof visits.$inferSelect;
