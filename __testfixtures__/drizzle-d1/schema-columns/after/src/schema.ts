import { sqliteTable, integer, real, text } from "drizzle-orm/sqlite-core";

export const measurements = sqliteTable("measurements", {
  id: text("id").primaryKey(),
  title: text("title").notNull(),
  code: text("code", { length: 12 }).notNull(),
  country: text("country", { length: 2 }),
  count: integer("count").notNull().default(0),
  small: integer("small"),
  large: integer("large"),
  ratio: real("ratio"),
  exact: real("exact"),
  price: text("price").notNull().default("0.00"),
  active: integer("active", { mode: "boolean" }).notNull().default(true),
  day: text("day"),
  hour: text("hour"),
  meta: text("meta", { mode: "json" }),
  takenAt: integer("taken_at", { mode: "timestamp_ms" }).notNull(),
});
