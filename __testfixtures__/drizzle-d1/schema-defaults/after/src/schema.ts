import { sql } from "drizzle-orm";
import { sqliteTable, integer, text } from "drizzle-orm/sqlite-core";

export const posts = sqliteTable("posts", {
  id: text("id").$defaultFn(() => crypto.randomUUID()).primaryKey(),
  token: text("token").default(sql`(lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || substr('89ab', 1 + (abs(random()) % 4), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6))))`).notNull(),
  tags: text("tags", { mode: "json" }).$type<string[]>().notNull().default(sql`'[]'`),
  labels: text("labels", { mode: "json" }).$type<string[]>().default(sql`'[]'`),
  settings: text("settings", { mode: "json" }).notNull().default(sql`'{}'`),
  list: text("list", { mode: "json" }).default([]),
  day: text("day").notNull().default(sql`(date('now'))`),
  createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull().default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`),
  changedAt: integer("changed_at", { mode: "timestamp_ms" }).default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`),
  expiresAt: integer("expires_at", { mode: "timestamp_ms" }).default(sql`(CAST(round(unixepoch('now', '+1 day', 'subsec') * 1000) AS INTEGER))`),
  seenAt: integer("seen_at", { mode: "timestamp_ms" }).$onUpdate(() => new Date()),
});
