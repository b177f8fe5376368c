import { eq, sql } from "drizzle-orm";
import { boolean, integer, pgMaterializedView, pgTable, pgView, text } from "drizzle-orm/pg-core";

export const users = pgTable("users", {
  id: integer("id").primaryKey(),
  name: text("name").notNull(),
  active: boolean("active").notNull(),
});

export const activeUsers = pgView("active_users").as((qb) => qb.select().from(users).where(eq(users.active, true)));

export const names = pgView("names", { id: integer("id"), upper: text("upper") }).as(
  sql`select id, upper(name)::text as upper from users`,
);

export const totals = pgMaterializedView("totals").as((qb) => qb.select({ name: users.name }).from(users));
