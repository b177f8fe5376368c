import { redis } from "./redis";

export async function isLimited(ip: string): Promise<boolean> {
  const key = `rate:${ip}`;
  const count = await redis.incr(key);
  if (count === 1) await redis.expire(key, 60);
  return count > 100;
}

export async function visits(page: string): Promise<number> {
  return redis.incrby(`visits:${page}`, 1);
}

export async function cached(page: string): Promise<string | null> {
  return redis.get(`page:${page}`);
}
