import { customType, pgTable, uuid } from "drizzle-orm/pg-core";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType() {
    return "bytea";
  },
});

const citext = customType<{ data: string }>({ dataType: () => "citext" });

const tsvector = customType<{ data: string }>({
  dataType() {
    return "tsvector";
  },
});

const jsonText = customType<{ data: { on: boolean }; driverData: string }>({
  dataType: () => 'jsonb',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value) as { on: boolean },
});

export const uploads = pgTable("uploads", {
  id: uuid("id").primaryKey(),
  content: bytea("content").notNull(),
  name: citext("name").notNull().unique(),
  search: tsvector("search"),
  options: jsonText("options"),
});
