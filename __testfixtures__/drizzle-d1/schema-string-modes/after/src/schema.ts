import { sqliteTable, text, customType, integer } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

/** A timestamp as text, the way PostgreSQL gives it; kept as milliseconds since 1970. */
const timestampText = customType<{ data: string; driverData: number }>({
  dataType: () => "integer",
  toDriver: (value) => Date.parse(value),
  fromDriver: (value) => new Date(value).toISOString().replace("T", " ").replace(/\.?0*Z$/, ""),
});

/** A timestamp as text, the way PostgreSQL gives it; kept as milliseconds since 1970. */
const timestamptzText = customType<{ data: string; driverData: number }>({
  dataType: () => "integer",
  toDriver: (value) => Date.parse(value),
  fromDriver: (value) => new Date(value).toISOString().replace("T", " ").replace(/\.?0*Z$/, "+00"),
});

/** A day as a Date; kept as YYYY-MM-DD. */
const dateColumn = customType<{ data: Date; driverData: string }>({
  dataType: () => "text",
  toDriver: (value) => value.toISOString().slice(0, 10),
  fromDriver: (value) => new Date(value),
});

/** D1 gives integers as numbers: beyond 2^53 digits are lost. */
const bigintColumn = customType<{ data: bigint; driverData: number }>({
  dataType: () => "integer",
  toDriver: (value) => Number(value),
  fromDriver: (value) => BigInt(value),
});

/** A decimal as a number; kept as its exact text. */
const decimalNumber = customType<{ data: number; driverData: string }>({
  dataType: () => "text",
  toDriver: (value) => String(value),
  fromDriver: (value) => Number(value),
});

export const payments = sqliteTable("payments", {
  id: text("id").primaryKey(),
  paidAt: timestampText("paid_at").notNull(),
  bookedAt: timestamptzText("booked_at").notNull().default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`),
  changedAt: integer("changed_at", { mode: "timestamp_ms" }),
  dueOn: dateColumn("due_on"),
  paidOn: text("paid_on"),
  cents: bigintColumn("cents"),
  amount: decimalNumber("amount"),
  rate: text("rate"),
});

export const dueInMilliseconds = ({ dueOn, amount }: typeof payments.$inferSelect) => (dueOn?.getTime() ?? 0) + (amount ?? 0);
export const cents = (payment: typeof payments.$inferSelect): bigint => payment.cents ?? 0n;
