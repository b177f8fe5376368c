import { integer, pgTable, text, timestamp, uuid, varchar } from "drizzle-orm/pg-core";

export const readers = pgTable("readers", {
  id: uuid("id").defaultRandom().primaryKey(),
  name: varchar("name", { length: 80 }).notNull(),
  topics: text("topics").array(),
  seen: timestamp("seen", { mode: "string" }),
  joined: timestamp("joined"),
});

export const shelves = pgTable("shelves", {
  id: integer("id").primaryKey(),
  label: text("label").notNull(),
});
