import { integer, sqliteTable, uniqueIndex, text, unique } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

export const rooms = sqliteTable(
  "rooms",
  {
    id: integer("id").primaryKey(),
    house: text("house").notNull(),
    floor: integer("floor"),
    code: text("code").notNull().unique("rooms_code"),
    alias: text("alias").unique("rooms_alias"),
  },
  (t) => [uniqueIndex("rooms_place").on(t.house, sql`(case when ${t.floor} is null then x'00' else ${t.floor} end)`), unique().on(t.house, t.code)],
);
