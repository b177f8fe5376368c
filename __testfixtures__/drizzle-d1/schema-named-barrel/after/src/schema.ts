import { sqliteTable } from "./pg";
import { createTable } from "./pg";
import { text } from "drizzle-orm/sqlite-core";

export const items = sqliteTable("items", { id: text("id").primaryKey() });
export const others = createTable("others", { id: text("id").primaryKey() });
