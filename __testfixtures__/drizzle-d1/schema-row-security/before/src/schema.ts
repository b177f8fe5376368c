import { sql } from "drizzle-orm";
import { index, pgPolicy, pgRole, pgTable, text, uuid } from "drizzle-orm/pg-core";

export const reader = pgRole("reader");

export const documents = pgTable(
  "documents",
  {
    id: uuid("id").primaryKey(),
    ownerId: text("owner_id").notNull(),
  },
  (table) => [
    index("documents_owner").on(table.ownerId),
    pgPolicy("owner_only", {
      for: "all",
      to: reader,
      using: sql`${table.ownerId} = current_setting('app.user')`,
    }),
  ],
).enableRLS();
