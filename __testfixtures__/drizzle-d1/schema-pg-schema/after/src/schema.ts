import { integer, sqliteTable, check, text } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

export const levels = { enumName: "levels", enumValues: ["one", "two"] } as const;

export const users = sqliteTable("auth_users", {
  id: text("id").primaryKey(),
  level: text("level", { enum: levels.enumValues }).notNull(),
}, (table) => [check("auth_users_level_check", sql`${table.level} in ('one', 'two')`)]);

export const settings = sqliteTable("settings", {
  id: integer("id").primaryKey(),
  userId: text("user_id").references(() => users.id),
});

export const logs = sqliteTable("logs", { id: integer("id").primaryKey(), text: text("text") });
