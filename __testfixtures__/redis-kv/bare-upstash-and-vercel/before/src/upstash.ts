import { Redis } from "@upstash/redis";

const redis = Redis.fromEnv();

export async function save(id: string, value: { n: number }) {
  await redis.set(`u:${id}`, value, { ex: 300 });
  return redis.get<{ n: number }>(`u:${id}`);
}
