import { sql } from "npm:drizzle-orm@0.45.4";
import { pgTable, serial, timestamp, varchar } from "npm:drizzle-orm@0.45.4/pg-core";

export const startups = pgTable("startups", {
  id: serial("id").primaryKey(),
  name: varchar("name", { length: 100 }).notNull(),
  at: timestamp("at").default(sql`now()`),
});
