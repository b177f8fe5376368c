import { pgTable as table, timestamp as ts, varchar as str, text, index as idx } from "drizzle-orm/pg-core";

export const entries = table(
  "entries",
  { id: str("id", { length: 36 }).primaryKey(), at: ts("at").notNull().defaultNow(), body: text("body") },
  (t) => [idx("entries_at").on(t.at)],
);
