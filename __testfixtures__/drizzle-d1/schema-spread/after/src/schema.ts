import { sqliteTable, check, text } from "drizzle-orm/sqlite-core";
import { baseColumns, createdAt, id, softDelete, timestamptz } from "./columns";
import { sql } from "drizzle-orm";

export const kind = { enumName: "kind", enumValues: ["plain", "special"] } as const;
const kinds = { kind: text("kind", { enum: kind.enumValues }).notNull().default("plain") };

export const folders = sqliteTable("folders", {
  ...baseColumns,
  ...softDelete("folder"),
  ...kinds,
  name: text("name").notNull(),
  seenAt: timestamptz("seen_at").notNull().default(sql`(CAST(unixepoch('subsec') * 1000 AS INTEGER))`),
}, (table) => [check("folders_kind_check", sql`${table.kind} in ('plain', 'special')`)]);

export const files = sqliteTable("files", {
  id: id("file"),
  createdAt,
  folderId: text("folder_id").references(() => folders.id),
});
