import { redis } from "./redis";

export async function price(id: string): Promise<string | null> {
  return redis.get(`price:${id}`);
}

export async function setPrice(id: string, price: number, seconds: number): Promise<void> {
  await redis.setex(`price:${id}`, seconds, price);
}

export async function order(id: string): Promise<void> {
  await redis.lpush("orders", id);
}

/** The lock keeps every `set` with Redis: the flag decides by name. */
export async function lock(id: string): Promise<boolean> {
  return (await redis.set(`lock:${id}`, "1", "EX", 60, "NX")) === "OK";
}

export async function rename(id: string, name: string): Promise<void> {
  await redis.set(`name:${id}`, name);
}

export async function clear(ids: readonly string[]): Promise<void> {
  const pipeline = redis.pipeline();
  for (const id of ids) pipeline.unlink(`old:${id}`);
  await pipeline.exec();
}
