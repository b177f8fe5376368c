import { sqliteTable, text } from "drizzle-orm/sqlite-core";

export const dayEnum = { enumName: "day", enumValues: ["mon", "tue"] } as const;

export const plans = sqliteTable("plans", {
  id: text("id").primaryKey(),
  names: text("names", { mode: "json" }).$type<string[]>().notNull(),
  scores: text("scores", { mode: "json" }).$type<number[]>(),
  flags: text({ mode: "json" }).$type<boolean[]>(),
  matrix: text("matrix", { mode: "json" }).$type<number[][]>(),
  short: text("short", { mode: "json" }).$type<string[]>().default([]),
  kinds: text("kinds", { mode: "json" }).$type<("a" | "b")[]>(),
  days: text("days", { mode: "json" }).$type<(typeof dayEnum.enumValues)[number][]>(),
  typed: text("typed", { mode: "json" }).$type<`item-${number}`[]>(),
  parts: text("parts", { mode: "json" }).$type<{ part: string }>().$type<{ part: string }[]>(),
  instants: text("instants", { mode: "json" }).$type<string[]>(),
});

export type Plan = typeof plans.$inferSelect;
export const firstName = (plan: Plan): string | undefined => plan.names[0];
