import { pgTable } from "drizzle-orm/pg-core";

export const settings = pgTable("settings", (t) => ({
  id: t.uuid().defaultRandom().primaryKey(),
  name: t.varchar({ length: 30 }).notNull(),
  value: t.jsonb().$type<{ on: boolean }>(),
  count: t.integer().default(1),
  changedAt: t.timestamp({ withTimezone: true }).defaultNow(),
}));

export const flags = pgTable("flags", ({ text, boolean }) => ({
  key: text().primaryKey(),
  on: boolean().notNull(),
}));
