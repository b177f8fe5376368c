import { boolean, integer, jsonb, pgTable, text, timestamp } from "drizzle-orm/pg-core";

export const members = pgTable("members", {
  id: integer("id").primaryKey(),
  email: text("email").notNull().unique(),
  name: text("name"),
  active: boolean("active").default(true).notNull(),
  tags: text("tags").array().notNull().default([]),
  settings: jsonb("settings").$type<{ theme: string }>(),
  joined: timestamp("joined").notNull(),
  seen: timestamp("seen"),
});

export const loans = pgTable("loans", {
  id: integer("id").primaryKey(),
  member: integer("member_id").notNull().references(() => members.id),
  title: text("title").notNull(),
  days: integer("days").notNull().default(14),
});
