import { sqliteTable, text, check } from "drizzle-orm/sqlite-core";
import * as enums from "./enums";
import { sql } from "drizzle-orm";

export const orders = sqliteTable("orders", {
  id: text("id").primaryKey(),
  state: text("state", { enum: enums.orderState.enumValues }).notNull().default("new"),
}, (table) => [check("orders_state_check", sql`${table.state} in ('new', 'paid', 'sent')`)]);
