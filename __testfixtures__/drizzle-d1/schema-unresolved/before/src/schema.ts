import { integer, pgEnum, pgTable, text, timestamp, uuid, type PgUUIDBuilder } from "drizzle-orm/pg-core";

const labels = JSON.parse("[\"a\"]") as [string, ...string[]];
export const loaded = pgEnum("loaded", labels);

export const keyed = (column: PgUUIDBuilder<any>) => column.primaryKey();
const builders = { at: timestamp };

export const rows = pgTable("rows", {
  id: uuid("id").primaryKey(),
  kind: loaded("kind"),
  at: builders.at("at").notNull(),
  count: integer("count"),
  name: text("name"),
});
