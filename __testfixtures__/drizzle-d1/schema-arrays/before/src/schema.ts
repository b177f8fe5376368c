import { boolean, integer, jsonb, pgEnum, pgTable, text, timestamp, uuid, varchar } from "drizzle-orm/pg-core";

export const dayEnum = pgEnum("day", ["mon", "tue"]);

export const plans = pgTable("plans", {
  id: uuid("id").primaryKey(),
  names: text("names").array().notNull(),
  scores: integer("scores").array(),
  flags: boolean().array(),
  matrix: integer("matrix").array().array(),
  short: varchar("short", { length: 20 }).array().default([]),
  kinds: text("kinds", { enum: ["a", "b"] }).array(),
  days: dayEnum("days").array(),
  typed: text("typed").array().$type<`item-${number}`[]>(),
  parts: jsonb("parts").$type<{ part: string }>().array(),
  instants: timestamp("instants").array(),
});

export type Plan = typeof plans.$inferSelect;
export const firstName = (plan: Plan): string | undefined => plan.names[0];
