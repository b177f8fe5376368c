import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";

export const pages = pgTable(
  "pages",
  { id: uuid("id").primaryKey(), body: text("body").notNull() },
  (table) => [index("pages_body").using("gin", sql`to_tsvector('english', ${table.body})`)],
);

export const labels = pgTable("labels", { id: uuid("id").primaryKey(), name: jsonb("name") }, (table) => ({
  nameIdx: index("labels_name").using("gin", table.name),
}));
