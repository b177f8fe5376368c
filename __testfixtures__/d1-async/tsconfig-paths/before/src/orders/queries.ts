import { db } from "~db";

export interface Order {
  id: number;
  total: number;
}

export function findOrder(id: number): Order | null {
  return db.query<Order, [number]>("SELECT id, total FROM orders WHERE id = ?").get(id);
}
