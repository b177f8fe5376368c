import { sql } from "drizzle-orm";
import { check, integer, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

const least = "18";

export const people = pgTable(
  "people",
  {
    id: uuid("id").primaryKey(),
    age: integer("age").notNull(),
    email: text("email").notNull(),
    startsAt: timestamp("starts_at").notNull(),
    endsAt: timestamp("ends_at"),
    meta: jsonb("meta").notNull(),
  },
  (table) => [
    check("people_age", sql`${table.age} >= 18`),
    check("people_email", sql`${table.email} ~ '^[^@]+@[^@]+$'`),
    check("people_period", sql`${table.endsAt} is null or ${table.endsAt} > ${table.startsAt}`),
    check("people_meta", sql`jsonb_typeof(${table.meta}) = 'object'`),
    check("people_least", sql`${table.age} >= ${sql.raw(least)}`),
  ],
);
