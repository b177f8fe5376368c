import { sql } from "drizzle-orm";
import { check, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const wallets = sqliteTable(
  "wallet",
  {
    id: integer().primaryKey(),
    owner: text().notNull().unique(),
    balance: integer().notNull(),
  },
  (table) => [check("limit", sql`${table.balance} <= 100`)],
);
