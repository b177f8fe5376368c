import { numeric, pgTable, timestamp, uuid } from "drizzle-orm/pg-core";

export const bills = pgTable("bills", {
  id: uuid("id").primaryKey(),
  at: timestamp("at").notNull().defaultNow(),
  paidAt: timestamp("paid_at", { mode: "string", withTimezone: true }),
  amount: numeric("amount", { precision: 10, scale: 2 }).notNull().default("1.50"),
  factor: numeric("factor", { precision: 6, scale: 0, mode: "number" }),
});

export const year = (bill: typeof bills.$inferSelect): number => bill.at.getFullYear();
