import { integer, pgTable, text, vector } from "drizzle-orm/pg-core";

export const notes = pgTable("notes", {
  id: integer("id").primaryKey(),
  text: text("text").notNull(),
  embedding: vector("embedding", { dimensions: 3 }).notNull(),
});
