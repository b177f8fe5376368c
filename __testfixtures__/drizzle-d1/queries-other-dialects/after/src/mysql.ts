import { eq, like, sql } from "drizzle-orm";
import { int, mysqlTable, varchar } from "drizzle-orm/mysql-core";
import { drizzle } from "drizzle-orm/mysql2";

export const orders = mysqlTable("orders", { id: int("id").primaryKey(), note: varchar("note", { length: 100 }) });

const shop = drizzle(process.env.MYSQL_URL!);

export const recent = () => shop.select().from(orders).where(sql`${orders.id} > 1 and now() > 0`);
export const noted = () => shop.select().from(orders).where(like(orders.note, "A%"));
export const moved = () =>
  shop.transaction(async (tx) => {
    await tx.delete(orders).where(eq(orders.id, 1));
  });
export const plain = () => shop.execute(sql`select now()`);
