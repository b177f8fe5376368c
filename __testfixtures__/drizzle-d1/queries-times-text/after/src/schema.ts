import { sqliteTable, integer, customType, text } from "drizzle-orm/sqlite-core";

/** A timestamp as a Date; kept as ISO 8601 text in UTC. */
const timestampColumn = customType<{ data: Date; driverData: string }>({
  dataType: () => "text",
  toDriver: (value) => value.toISOString(),
  fromDriver: (value) => new Date(value),
});

export const members = sqliteTable("members", {
  id: integer("id").primaryKey(),
  email: text("email").notNull().unique(),
  name: text("name"),
  active: integer("active", { mode: "boolean" }).default(true).notNull(),
  tags: text("tags", { mode: "json" }).$type<string[]>().notNull().default([]),
  settings: text("settings", { mode: "json" }).$type<{ theme: string }>(),
  joined: timestampColumn("joined").notNull(),
  seen: timestampColumn("seen"),
});

export const loans = sqliteTable("loans", {
  id: integer("id").primaryKey(),
  member: integer("member_id").notNull().references(() => members.id),
  title: text("title").notNull(),
  days: integer("days").notNull().default(14),
});
