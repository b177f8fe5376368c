import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

export const old = pgTable("old", { id: text("id").primaryKey(), at: timestamp("at").notNull() });
