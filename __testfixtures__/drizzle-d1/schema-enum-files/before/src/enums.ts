import { pgEnum } from "drizzle-orm/pg-core";

export const orderState = pgEnum("order_state", ["new", "paid", "sent"]);
