import { Database } from "bun:sqlite";
import { EventEmitter } from "node:events";

interface Item {
  id: number;
  amount: number;
}

const db = new Database("shop.sqlite");
const events = new EventEmitter();

function price(id: number): number {
  const { price } = db.query("SELECT price FROM products WHERE id = ?").get(id) as { price: number };
  return price;
}

function record(id: number): void {
  db.run("INSERT INTO sold (product) VALUES (?)", [id]);
}

export function prices(items: Item[]): number[] {
  return items.map((item) => price(item.id) * item.amount);
}

export function sell(items: readonly Item[]): void {
  items.forEach((item) => record(item.id));
  items.forEach((item, index) => {
    if (item.amount === 0) return;
    console.log(index, price(item.id));
  });
}

export function free(items: Item[]): Item[] {
  return items.filter((item) => price(item.id) === 0);
}

export function firstFree(items: Item[]): Item | undefined {
  return items.find(({ id }) => price(id) === 0);
}

export function hasFree(items: Item[]): boolean {
  return items.some((item) => price(item.id) === 0) && !items.every((item) => price(item.id) === 0);
}

export function cheapestFirst(items: Item[]): Item[] {
  return items.toSorted((a, b) => price(a.id) - price(b.id));
}

export function total(items: Item[]): number {
  return items.reduce((sum, item) => sum + price(item.id) * item.amount, 0);
}

export function priceLater(id: number): Promise<number> {
  return new Promise((resolve) => resolve(price(id)));
}

export function watch(): void {
  setInterval(() => record(0), 60_000);
  events.on("sold", (id: number) => {
    record(id);
  });
  queueMicrotask(() => record(1));
}

export function onlyPositive(values: number[]): number[] {
  return Array.from(values, (value) => price(value));
}
