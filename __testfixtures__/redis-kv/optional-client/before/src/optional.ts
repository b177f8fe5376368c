import Redis from "ioredis";

const redis = process.env.REDIS_URL ? new Redis(process.env.REDIS_URL) : undefined;

export async function cached(key: string) {
  if (!redis) return null;
  return redis.get(`o:${key}`);
}

export async function save(key: string, value: string) {
  await redis?.set(`o:${key}`, value, "EX", 600);
  await redis?.expire(`o:${key}`, 600);
}
