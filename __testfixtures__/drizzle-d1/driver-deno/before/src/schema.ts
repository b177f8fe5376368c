import { pgTable, text } from "npm:drizzle-orm@0.33.0/pg-core";

export const notes = pgTable("notes", { id: text("id").primaryKey() });
