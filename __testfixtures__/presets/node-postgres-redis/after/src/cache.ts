import { env } from "cloudflare:workers";
import { redisObject } from "./redis-object";

export const redis = env.KV;

export async function cached<T>(key: string, load: () => Promise<T>): Promise<{ value: T; hit: boolean }> {
  const known = await redis.get(`cache:${key}`);
  if (known) return { value: JSON.parse(known) as T, hit: true };
  const value = await load();
  await redis.put(`cache:${key}`, JSON.stringify(value), { expirationTtl: 300 });
  return { value, hit: false };
}

/** How many requests a project has made today. */
export async function countRequest(project: string): Promise<number> {
  const key = `count:${project}`;
  const count = await redisObject().incr(key);
  if (count === 1) await redisObject().expire(key, 86400);
  return count;
}
