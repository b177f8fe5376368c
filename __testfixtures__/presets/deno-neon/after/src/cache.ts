import { env } from "cloudflare:workers";
import { fromRedisText, toRedisText } from "./kv-commands";

const redis = env.KV;

const fiveMinutes = 5 * 60;

/** What `load` gives, at most five minutes old. */
export async function cached<T>(key: string, load: () => Promise<T>): Promise<{ value: T; hit: boolean }> {
  const known = await redis.get(key).then(fromRedisText<T>);
  if (known !== null) return { value: known, hit: true };
  const value = await load();
  await redis.put(key, toRedisText(value), { expirationTtl: fiveMinutes });
  return { value, hit: false };
}

export async function forget(key: string): Promise<void> {
  await redis.delete(key);
}
