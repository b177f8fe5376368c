import { Database } from "bun:sqlite";

const db = new Database("orders.sqlite");
db.run("CREATE TABLE IF NOT EXISTS purchase (id INTEGER PRIMARY KEY, sku TEXT NOT NULL, price INTEGER NOT NULL)");

export function buy(sku: string, price: number): number {
  return Number(db.run("INSERT INTO purchase (sku, price) VALUES (?, ?)", [sku, price]).lastInsertRowid);
}

export function purchases() {
  return db.query("SELECT id, sku, price FROM purchase ORDER BY id").values();
}
