import { sqliteTable, text as sqliteText, integer as sqliteInteger } from "drizzle-orm/sqlite-core";

export const integer = (value: unknown): value is number => Number.isInteger(value);
const text = "a text";

export const items = sqliteTable("items", {
  id: sqliteText("id").primaryKey(),
  name: sqliteText("name", { length: 20 }).default(text),
  done: sqliteInteger("done", { mode: "boolean" }),
  extra: sqliteText("extra", { mode: "json" }),
});
