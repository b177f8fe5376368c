import { bigint, date, numeric, pgTable, timestamp, uuid } from "drizzle-orm/pg-core";

export const payments = pgTable("payments", {
  id: uuid("id").primaryKey(),
  paidAt: timestamp("paid_at", { mode: "string" }).notNull(),
  bookedAt: timestamp("booked_at", { mode: "string", withTimezone: true }).notNull().defaultNow(),
  changedAt: timestamp("changed_at", { precision: 3, mode: "date" }),
  dueOn: date("due_on", { mode: "date" }),
  paidOn: date("paid_on", { mode: "string" }),
  cents: bigint("cents", { mode: "bigint" }),
  amount: numeric("amount", { precision: 12, scale: 2, mode: "number" }),
  rate: numeric("rate"),
});

export const dueInMilliseconds = ({ dueOn, amount }: typeof payments.$inferSelect) => (dueOn?.getTime() ?? 0) + (amount ?? 0);
export const cents = (payment: typeof payments.$inferSelect): bigint => payment.cents ?? 0n;
