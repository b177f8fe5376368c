import { sqliteTable as table, integer, text, index as idx } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

export const entries = table(
  "entries",
  { id: text("id", { length: 36 }).primaryKey(), at: integer("at", { mode: "timestamp_ms" }).notNull().default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`), body: text("body") },
  (t) => [idx("entries_at").on(t.at)],
);
