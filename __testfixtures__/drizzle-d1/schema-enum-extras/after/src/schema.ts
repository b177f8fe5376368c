import { index, sqliteTable, check, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

const labels = ["low", "high"] as const;
export const priority = { enumName: "priority", enumValues: labels } as const;
export const status = { enumName: "status", enumValues: ["open", "done"] } as const;

export const tickets = sqliteTable(
  "tickets",
  {
    id: text("id").primaryKey(),
    title: text("title").notNull(),
    priority: text("priority", { enum: priority.enumValues }).notNull(),
    status: text({ enum: status.enumValues }).notNull().default("open"),
  },
  (table) => [
    check("tickets_priority_check", sql`${table.priority} in ('low', 'high')`),
    check("tickets_status_check", sql`${table.status} in ('open', 'done')`),
    index("tickets_title").on(table.title),
    uniqueIndex("tickets_open").on(table.id, table.status),
  ],
);

export const tasks = sqliteTable("tasks", { id: text("id").primaryKey(), status: text("status", { enum: status.enumValues }) }, (t) => ({
  statusCheck: check("tasks_status_check", sql`${t.status} in ('open', 'done')`),
  statusIdx: index("tasks_status").on(t.status),
}));

export const jobs = sqliteTable("jobs", { id: text("id").primaryKey(), status: text("status", { enum: status.enumValues }) }, (t) => {
  return {
    statusCheck: check("jobs_status_check", sql`${t.status} in ('open', 'done')`),
    statusIdx: index("jobs_status").on(t.status),
  };
});
