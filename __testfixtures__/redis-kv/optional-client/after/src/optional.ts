import { env } from "cloudflare:workers";

const redis = process.env.REDIS_URL ? env.KV : undefined;

export async function cached(key: string) {
  if (!redis) return null;
  return redis.get(`o:${key}`);
}

export async function save(key: string, value: string) {
  await redis?.put(`o:${key}`, value, { expirationTtl: 600 });
  // @ts-expect-error redis-kv/optional-client: command on a client that may be missing
  await redis?.expire(`o:${key}`, 600);
}
