import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const members = sqliteTable("members", {
  id: integer("id").primaryKey(),
  name: text("name"),
  seen: integer("seen", { mode: "timestamp_ms" }),
});
