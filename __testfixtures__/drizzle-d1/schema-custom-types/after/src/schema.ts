import { customType, sqliteTable, text } from "drizzle-orm/sqlite-core";

const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({
  dataType() {
    return "blob";
  },
});

const citext = customType<{ data: string }>({ dataType: () => "text COLLATE NOCASE" });

const tsvector = customType<{ data: string }>({
  dataType() {
    return "text";
  },
});

const jsonText = customType<{ data: { on: boolean }; driverData: string }>({
  dataType: () => 'text',
  toDriver: (value) => JSON.stringify(value),
  fromDriver: (value) => JSON.parse(value) as { on: boolean },
});

export const uploads = sqliteTable("uploads", {
  id: text("id").primaryKey(),
  content: bytea("content").notNull(),
  name: citext("name").notNull().unique(),
  search: tsvector("search"),
  options: jsonText("options"),
});
