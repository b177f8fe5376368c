import { index, pgEnum, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";

const labels = ["low", "high"] as const;
export const priority = pgEnum("priority", labels);
export const status = pgEnum("status", ["open", "done"]);

export const tickets = pgTable(
  "tickets",
  {
    id: uuid("id").primaryKey(),
    title: text("title").notNull(),
    priority: priority("priority").notNull(),
    status: status().notNull().default("open"),
  },
  (table) => [
    index("tickets_title").on(table.title),
    uniqueIndex("tickets_open").on(table.id, table.status),
  ],
);

export const tasks = pgTable("tasks", { id: uuid("id").primaryKey(), status: status("status") }, (t) => ({
  statusIdx: index("tasks_status").on(t.status),
}));

export const jobs = pgTable("jobs", { id: uuid("id").primaryKey(), status: status("status") }, (t) => {
  return {
    statusIdx: index("jobs_status").on(t.status),
  };
});
