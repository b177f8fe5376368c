import { integer, pgSchema, pgTable, text, uuid } from "drizzle-orm/pg-core";

export const auth = pgSchema("auth");

export const levels = auth.enum("levels", ["one", "two"]);

export const users = auth.table("users", {
  id: uuid("id").primaryKey(),
  level: levels("level").notNull(),
});

export const settings = pgTable("settings", {
  id: integer("id").primaryKey(),
  userId: uuid("user_id").references(() => users.id),
});

export const logs = pgTable("logs", { id: integer("id").primaryKey(), text: text("text") });
