import { sql } from "drizzle-orm";
import { date, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const posts = pgTable("posts", {
  id: uuid("id").defaultRandom().primaryKey(),
  token: uuid("token").default(sql`gen_random_uuid()`).notNull(),
  tags: text("tags").array().notNull().default(sql`'{}'::text[]`),
  labels: text("labels").array().default(sql`ARRAY[]::text[]`),
  settings: jsonb("settings").notNull().default(sql`'{}'::jsonb`),
  list: jsonb("list").default([]),
  day: date("day").notNull().defaultNow(),
  createdAt: timestamp("created_at").notNull().defaultNow(),
  changedAt: timestamp("changed_at").default(sql`CURRENT_TIMESTAMP`),
  expiresAt: timestamp("expires_at").default(sql`now() + interval '1 day'`),
  seenAt: timestamp("seen_at").$onUpdate(() => new Date()),
});
