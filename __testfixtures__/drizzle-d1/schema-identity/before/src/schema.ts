import { bigint, integer, pgTable, text } from "drizzle-orm/pg-core";

export const events = pgTable("events", {
  id: integer("id").primaryKey().generatedAlwaysAsIdentity(),
  name: text("name").notNull(),
});

export const visits = pgTable("visits", {
  id: bigint("id", { mode: "number" }).generatedByDefaultAsIdentity({ startWith: 1000 }).primaryKey(),
  page: text("page").notNull(),
});
