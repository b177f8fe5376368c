import { integer, sqliteTable, text, customType } from "drizzle-orm/sqlite-core";

/** A timestamp as text, the way PostgreSQL gives it; kept as milliseconds since 1970. */
const timestampText = customType<{ data: string; driverData: number }>({
  dataType: () => "integer",
  toDriver: (value) => Date.parse(value),
  fromDriver: (value) => new Date(value).toISOString().replace("T", " ").replace(/\.?0*Z$/, ""),
});

export const readers = sqliteTable("readers", {
  id: text("id").$defaultFn(() => crypto.randomUUID()).primaryKey(),
  name: text("name", { length: 80 }).notNull(),
  topics: text("topics", { mode: "json" }).$type<string[]>(),
  seen: timestampText("seen"),
  joined: integer("joined", { mode: "timestamp_ms" }),
});

export const shelves = sqliteTable("shelves", {
  id: integer("id").primaryKey(),
  label: text("label").notNull(),
});
