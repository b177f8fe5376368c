import { eq, sql } from "drizzle-orm";
import { sqliteTable, integer, sqliteView, text } from "drizzle-orm/sqlite-core";

export const users = sqliteTable("users", {
  id: integer("id").primaryKey(),
  name: text("name").notNull(),
  active: integer("active", { mode: "boolean" }).notNull(),
});

export const activeUsers = sqliteView("active_users").as((qb) => qb.select().from(users).where(eq(users.active, true)));

export const names = sqliteView("names", { id: integer("id"), upper: text("upper") }).as(
  sql`select id, upper(name) as upper from users`,
);

export const totals = sqliteView("totals").as((qb) => qb.select({ name: users.name }).from(users));
