import { db } from "~db";

export interface Order {
  id: number;
  total: number;
}

export async function findOrder(id: number): Promise<Order | null> {
  return db.prepare("SELECT id, total FROM orders WHERE id = ?").bind(id).first<Order>();
}
