import { index, sqliteTable, text } from "drizzle-orm/sqlite-core";

export const documents = sqliteTable(
  "documents",
  {
    id: text("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
  },
  (table) => [
    index("documents_owner").on(table.ownerId),
  ],
);
