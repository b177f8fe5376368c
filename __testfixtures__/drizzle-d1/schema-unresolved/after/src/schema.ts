import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

const labels = JSON.parse("[\"a\"]") as [string, ...string[]];
export const loaded = { enumName: "loaded", enumValues: labels } as const;

// @ts-expect-error drizzle-d1/core-export: something of pg-core that sqlite-core has nothing for
export const keyed = (column: PgUUIDBuilder<any>) => column.primaryKey();
// @ts-expect-error drizzle-d1/core-export: something of pg-core that sqlite-core has nothing for
const builders = { at: timestamp };

export const rows = sqliteTable("rows", {
  id: text("id").primaryKey(),
  kind: text("kind", { enum: loaded.enumValues }),
  at: builders.at("at").notNull(),
  count: integer("count"),
  name: text("name"),
});
