import { env } from "cloudflare:workers";

const db = env.ORDERS_DB;

export async function buy(sku: string, price: number): Promise<number> {
  return Number((await db.prepare("INSERT INTO purchase (sku, price) VALUES (?, ?)").bind(sku, price).run()).meta.last_row_id);
}

export async function purchases() {
  return db.prepare("SELECT id, sku, price FROM purchase ORDER BY id").raw();
}
