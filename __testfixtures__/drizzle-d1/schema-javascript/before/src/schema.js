import { jsonb, pgEnum, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const state = pgEnum("state", ["on", "off"]);

export const switches = pgTable("switches", {
  id: uuid("id").defaultRandom().primaryKey(),
  state: state("state").notNull(),
  tags: text("tags").array(),
  meta: jsonb("meta"),
  at: timestamp("at", { mode: "string" }),
});
