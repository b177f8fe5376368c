import { sqliteTable, integer, text } from "drizzle-orm/sqlite-core";

export const orders = sqliteTable("orders", {
  id: integer("id").primaryKey({ autoIncrement: true }),
  customer: text("customer").notNull(),
  paid: integer("paid", { mode: "boolean" }).notNull().default(false),
});
