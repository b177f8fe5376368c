import { type SQL, sql } from "drizzle-orm";
import { integer, numeric, pgTable, text, uuid } from "drizzle-orm/pg-core";

export const products = pgTable("products", {
  id: uuid("id").primaryKey(),
  first: text("first").notNull(),
  last: text("last").notNull(),
  full: text("full").generatedAlwaysAs((): SQL => sql`${products.first} || ' ' || ${products.last}`),
  upper: text("upper").generatedAlwaysAs(sql`upper(first)::text`),
  pieces: integer("pieces").notNull(),
  dozens: integer("dozens").generatedAlwaysAs((): SQL => sql`${products.pieces} / 12`),
});
