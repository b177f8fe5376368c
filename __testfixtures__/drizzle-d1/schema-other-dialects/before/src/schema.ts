import { pgTable, timestamp, uuid } from "drizzle-orm/pg-core";
import { log } from "./mysql";
import { cache } from "./sqlite";

export const items = pgTable("items", { id: uuid("id").defaultRandom().primaryKey(), at: timestamp("at").defaultNow() });
export const tables = { items, log, cache };
