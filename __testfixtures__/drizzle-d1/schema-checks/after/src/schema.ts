import { sql } from "drizzle-orm";
import { check, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

const least = "18";

export const people = sqliteTable(
  "people",
  {
    id: text("id").primaryKey(),
    age: integer("age").notNull(),
    email: text("email").notNull(),
    startsAt: integer("starts_at", { mode: "timestamp_ms" }).notNull(),
    endsAt: integer("ends_at", { mode: "timestamp_ms" }),
    meta: text("meta", { mode: "json" }).notNull(),
  },
  (table) => [
    check("people_age", sql`${table.age} >= 18`),
    check("people_period", sql`${table.endsAt} is null or ${table.endsAt} > ${table.startsAt}`),
    check("people_meta", sql`CASE json_type(${table.meta}) WHEN 'integer' THEN 'number' WHEN 'real' THEN 'number' WHEN 'text' THEN 'string' WHEN 'true' THEN 'boolean' WHEN 'false' THEN 'boolean' ELSE json_type(${table.meta}) END = 'object'`),
    check("people_least", sql`${table.age} >= 18`),
  ],
);
