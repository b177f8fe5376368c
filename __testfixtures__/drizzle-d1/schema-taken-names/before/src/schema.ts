import { boolean, jsonb, pgTable, uuid, varchar } from "drizzle-orm/pg-core";

export const integer = (value: unknown): value is number => Number.isInteger(value);
const text = "a text";

export const items = pgTable("items", {
  id: uuid("id").primaryKey(),
  name: varchar("name", { length: 20 }).default(text),
  done: boolean("done"),
  extra: jsonb("extra"),
});
