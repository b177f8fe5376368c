import { integer, text } from "drizzle-orm/sqlite-core";
import { sql } from "drizzle-orm";

export const timestamptz = (name: string) => integer(name, { mode: "timestamp_ms" });

export const createdAt = timestamptz("created_at").notNull().default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`);

export function id(prefix: string) {
  return text("id")
    .primaryKey()
    .$defaultFn(() => `${prefix}_${crypto.randomUUID()}`);
}

export const baseColumns = {
  id: id("base"),
  createdAt,
  updatedAt: timestamptz("updated_at")
    .notNull()
    .default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`)
    .$onUpdate(() => new Date()),
};

export const softDelete = (prefix: string) => ({
  deleted: integer(`${prefix}_deleted`, { mode: "boolean" }).notNull().default(false),
  deletedAt: timestamptz("deleted_at"),
});
