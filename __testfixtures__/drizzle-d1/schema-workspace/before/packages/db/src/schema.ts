import { pgTable, text, timestamp } from "drizzle-orm/pg-core";

export const users = pgTable("users", { id: text("id").primaryKey(), at: timestamp("at").notNull().defaultNow() });
