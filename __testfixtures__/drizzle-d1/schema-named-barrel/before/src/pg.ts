export { pgTable, pgTable as createTable, index, type AnyPgColumn } from "drizzle-orm/pg-core";
export { uuid } from "drizzle-orm/pg-core";
