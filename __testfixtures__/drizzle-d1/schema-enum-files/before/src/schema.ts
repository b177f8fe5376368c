import { pgTable, uuid } from "drizzle-orm/pg-core";
import * as enums from "./enums";

export const orders = pgTable("orders", {
  id: uuid("id").primaryKey(),
  state: enums.orderState("state").notNull().default("new"),
});
