import { sqliteTableCreator, type SQLiteColumnBuilderBase, sqliteTable, text, integer, check } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

export const createTable = sqliteTableCreator((name) => `shop_${name}`);
export const kinds = { enumName: "kinds", enumValues: ["a", "b"] } as const;

export const carts = createTable("carts", {
  id: text("id").primaryKey(),
  kind: text("kind", { enum: kinds.enumValues }),
}, (table) => [check("shop_carts_kind_check", sql`${table.kind} in ('a', 'b')`)]);

const tracked = <T extends Record<string, SQLiteColumnBuilderBase>>(name: string, columns: T) =>
  sqliteTable(name, { id: text("id").primaryKey(), createdAt: integer("created_at", { mode: "timestamp_ms" }).default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`), ...columns });

export const visits = tracked("visits", { page: text("page").notNull() });
