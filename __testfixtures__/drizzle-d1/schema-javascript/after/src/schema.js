import { sqliteTable, customType, check, text } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

/** A timestamp as text, the way PostgreSQL gives it; kept as milliseconds since 1970. */
const timestampText = customType({
  dataType: () => "integer",
  toDriver: (/** @type {string} */ value) => Date.parse(value),
  fromDriver: (/** @type {number} */ value) => new Date(value).toISOString().replace("T", " ").replace(/\.?0*Z$/, ""),
});

export const state = { enumName: "state", enumValues: ["on", "off"] };

export const switches = sqliteTable("switches", {
  id: text("id").$defaultFn(() => crypto.randomUUID()).primaryKey(),
  state: text("state", { enum: state.enumValues }).notNull(),
  tags: text("tags", { mode: "json" }),
  meta: text("meta", { mode: "json" }),
  at: timestampText("at"),
}, (table) => [check("switches_state_check", sql`${table.state} in ('on', 'off')`)]);
