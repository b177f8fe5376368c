import { jsonb, pgTable, timestamp, uuid, type AnyPgColumn } from "./pg";

export const items = pgTable("items", {
  id: uuid("id").primaryKey(),
  extra: jsonb("extra"),
  parent: uuid("parent").references((): AnyPgColumn => items.id),
  at: timestamp("at").notNull().defaultNow(),
});
