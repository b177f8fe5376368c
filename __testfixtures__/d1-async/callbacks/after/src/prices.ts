import { env } from "cloudflare:workers";
import { EventEmitter } from "node:events";

interface Item {
  id: number;
  amount: number;
}

const db = env.DB;
const events = new EventEmitter();

async function price(id: number): Promise<number> {
  const { price } = (await db.prepare("SELECT price FROM products WHERE id = ?").bind(id).first<{ price: number }>())!;
  return price;
}

async function record(id: number): Promise<void> {
  await db.prepare("INSERT INTO sold (product) VALUES (?)").bind(id).run();
}

export async function prices(items: Item[]): Promise<number[]> {
  return Promise.all(items.map(async (item) => await price(item.id) * item.amount));
}

export async function sell(items: readonly Item[]): Promise<void> {
  for (const item of items) await record(item.id);
  for (const [index, item] of items.entries()) {
    if (item.amount === 0) continue;
    console.log(index, await price(item.id));
  }
}

export async function free(items: Item[]): Promise<Item[]> {
  return (await Promise.all(items.map(async (item) => (await price(item.id) === 0 ? [item] : [])))).flat();
}

export function firstFree(items: Item[]): Item | undefined {
  // @ts-expect-error d1-async/array-callback: an array method whose callback would have to wait
  return items.find(({ id }) => price(id) === 0);
}

export async function hasFree(items: Item[]): Promise<boolean> {
  return (await Promise.all(items.map(async (item) => await price(item.id) === 0))).some(Boolean) && !(await Promise.all(items.map(async (item) => await price(item.id) === 0))).every(Boolean);
}

export function cheapestFirst(items: Item[]): Item[] {
  // @ts-expect-error d1-async/sort-callback: a sort callback cannot wait
  return items.toSorted((a, b) => price(a.id) - price(b.id));
}

export function total(items: Item[]): number {
  // @ts-expect-error d1-async/reduce-callback: a reduce callback cannot wait
  return items.reduce((sum, item) => sum + price(item.id) * item.amount, 0);
}

export function priceLater(id: number): Promise<number> {
  return new Promise((resolve) => resolve(price(id)));
}

export function watch(): void {
  setInterval(() => record(0), 60_000);
  events.on("sold", async (id: number) => {
    await record(id);
  });
  queueMicrotask(() => record(1));
}

export async function onlyPositive(values: number[]): Promise<number[]> {
  return Promise.all(Array.from(values, (value) => price(value)));
}
