import { Redis } from "ioredis";

export const redis = new Redis(process.env.REDIS_URL!);

export async function cached<T>(key: string, load: () => Promise<T>): Promise<{ value: T; hit: boolean }> {
  const known = await redis.get(`cache:${key}`);
  if (known) return { value: JSON.parse(known) as T, hit: true };
  const value = await load();
  await redis.set(`cache:${key}`, JSON.stringify(value), "EX", 300);
  return { value, hit: false };
}

/** How many requests a project has made today. */
export async function countRequest(project: string): Promise<number> {
  const key = `count:${project}`;
  const count = await redis.incr(key);
  if (count === 1) await redis.expire(key, 86400);
  return count;
}
