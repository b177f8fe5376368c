import { eq } from "drizzle-orm";
import { db } from "./db";
import { orders } from "./schema";

export function open() {
  return db.select().from(orders).where(eq(orders.paid, false));
}
