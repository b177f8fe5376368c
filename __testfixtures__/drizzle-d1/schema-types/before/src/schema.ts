import { pgTable, text, uuid } from "drizzle-orm/pg-core";

export const things = pgTable("things", { id: uuid("id").primaryKey(), name: text("name").notNull() });
