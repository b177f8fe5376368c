import { type SQL, sql } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const products = sqliteTable("products", {
  id: text("id").primaryKey(),
  first: text("first").notNull(),
  last: text("last").notNull(),
  full: text("full").generatedAlwaysAs((): SQL => sql`${products.first} || ' ' || ${products.last}`, { mode: "stored" }),
  upper: text("upper").generatedAlwaysAs(sql`upper("first")`, { mode: "stored" }),
  pieces: integer("pieces").notNull(),
  dozens: integer("dozens").generatedAlwaysAs((): SQL => sql`${products.pieces} / 12`, { mode: "stored" }),
});
