import { pgTable, text, integer } from "drizzle-orm/pg-core";

export const notes = pgTable("notes", {
  id: text("id").primaryKey(),
  title: text("title").notNull().unique(),
  stars: integer("stars").notNull(),
});
