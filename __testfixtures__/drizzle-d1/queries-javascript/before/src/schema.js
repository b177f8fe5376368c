import { integer, pgTable, text, timestamp } from "drizzle-orm/pg-core";

export const members = pgTable("members", {
  id: integer("id").primaryKey(),
  name: text("name"),
  seen: timestamp("seen"),
});
