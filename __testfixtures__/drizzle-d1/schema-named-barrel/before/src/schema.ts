import { pgTable, uuid } from "./pg";
import { createTable } from "./pg";

export const items = pgTable("items", { id: uuid("id").primaryKey() });
export const others = createTable("others", { id: uuid("id").primaryKey() });
