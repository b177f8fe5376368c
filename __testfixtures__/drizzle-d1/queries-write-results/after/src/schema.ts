import { sqliteTable, integer, text } from "drizzle-orm/sqlite-core";

export const members = sqliteTable("members", {
  id: integer("id").primaryKey(),
  email: text("email").notNull().unique(),
  name: text("name"),
  active: integer("active", { mode: "boolean" }).default(true).notNull(),
  tags: text("tags", { mode: "json" }).$type<string[]>().notNull().default([]),
  settings: text("settings", { mode: "json" }).$type<{ theme: string }>(),
  joined: integer("joined", { mode: "timestamp_ms" }).notNull(),
  seen: integer("seen", { mode: "timestamp_ms" }),
});

export const loans = sqliteTable("loans", {
  id: integer("id").primaryKey(),
  member: integer("member_id").notNull().references(() => members.id),
  title: text("title").notNull(),
  days: integer("days").notNull().default(14),
});
