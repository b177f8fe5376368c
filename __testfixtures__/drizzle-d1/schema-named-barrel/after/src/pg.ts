export { sqliteTable, sqliteTable as createTable, index, type AnySQLiteColumn } from "drizzle-orm/sqlite-core";
export { text } from "drizzle-orm/sqlite-core";
