import { sqliteTable, text } from "npm:drizzle-orm@0.33.0/sqlite-core";

export const notes = sqliteTable("notes", { id: text("id").primaryKey() });
