import { Redis } from "@upstash/redis";

const redis = new Redis({
  url: Deno.env.get("UPSTASH_REDIS_REST_URL")!,
  token: Deno.env.get("UPSTASH_REDIS_REST_TOKEN")!,
});

const fiveMinutes = 5 * 60;

/** What `load` gives, at most five minutes old. */
export async function cached<T>(key: string, load: () => Promise<T>): Promise<{ value: T; hit: boolean }> {
  const known = await redis.get<T>(key);
  if (known !== null) return { value: known, hit: true };
  const value = await load();
  await redis.set(key, value, { ex: fiveMinutes });
  return { value, hit: false };
}

export async function forget(key: string): Promise<void> {
  await redis.del(key);
}
