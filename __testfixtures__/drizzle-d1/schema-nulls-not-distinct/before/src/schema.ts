import { integer, pgTable, text, unique } from "drizzle-orm/pg-core";

export const rooms = pgTable(
  "rooms",
  {
    id: integer("id").primaryKey(),
    house: text("house").notNull(),
    floor: integer("floor"),
    code: text("code").notNull().unique("rooms_code", { nulls: "not distinct" }),
    alias: text("alias").unique("rooms_alias", { nulls: "not distinct" }),
  },
  (t) => [unique("rooms_place").on(t.house, t.floor).nullsNotDistinct(), unique().on(t.house, t.code).nullsNotDistinct()],
);
