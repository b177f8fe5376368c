import { sqliteTable, text, customType, integer } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

/** A timestamp as a Date; kept as ISO 8601 text in UTC. */
const timestampColumn = customType<{ data: Date; driverData: string }>({
  dataType: () => "text",
  toDriver: (value) => value.toISOString(),
  fromDriver: (value) => new Date(value),
});

/** A timestamp as text, the way PostgreSQL gives it; kept as ISO 8601 text in UTC. */
const timestamptzText = customType<{ data: string; driverData: string }>({
  dataType: () => "text",
  toDriver: (value) => new Date(value).toISOString(),
  fromDriver: (value) => new Date(value).toISOString().replace("T", " ").replace(/\.?0*Z$/, "+00"),
});

/** Kept as an integer: units of 2 decimal places. */
const decimal2 = customType<{ data: string; driverData: number }>({
  dataType: () => "integer",
  toDriver: (value) => Math.round(Number(value) * 100),
  fromDriver: (value) => (value / 100).toFixed(2),
});

export const bills = sqliteTable("bills", {
  id: text("id").primaryKey(),
  at: timestampColumn("at").notNull().default(sql`(strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))`),
  paidAt: timestamptzText("paid_at"),
  amount: decimal2("amount").notNull().default(sql`150`),
  factor: integer("factor"),
});

export const year = (bill: typeof bills.$inferSelect): number => bill.at.getFullYear();
