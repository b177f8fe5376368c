import { pgEnum, pgTable, text } from "drizzle-orm/pg-core";
import { baseColumns, createdAt, id, softDelete, timestamptz } from "./columns";

export const kind = pgEnum("kind", ["plain", "special"]);
const kinds = { kind: kind("kind").notNull().default("plain") };

export const folders = pgTable("folders", {
  ...baseColumns,
  ...softDelete("folder"),
  ...kinds,
  name: text("name").notNull(),
  seenAt: timestamptz("seen_at").notNull().defaultNow(),
});

export const files = pgTable("files", {
  id: id("file"),
  createdAt,
  folderId: text("folder_id").references(() => folders.id),
});
