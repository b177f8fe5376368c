import { bigint, boolean, char, date, doublePrecision, integer, jsonb, numeric, pgTable, real, smallint, text, time, timestamp, uuid, varchar } from "drizzle-orm/pg-core";

export const measurements = pgTable("measurements", {
  id: uuid("id").primaryKey(),
  title: text("title").notNull(),
  code: varchar("code", { length: 12 }).notNull(),
  country: char("country", { length: 2 }),
  count: integer("count").notNull().default(0),
  small: smallint("small"),
  large: bigint("large", { mode: "number" }),
  ratio: real("ratio"),
  exact: doublePrecision("exact"),
  price: numeric("price", { precision: 10, scale: 2 }).notNull().default("0.00"),
  active: boolean("active").notNull().default(true),
  day: date("day"),
  hour: time("hour"),
  meta: jsonb("meta"),
  takenAt: timestamp("taken_at", { withTimezone: true }).notNull(),
});
