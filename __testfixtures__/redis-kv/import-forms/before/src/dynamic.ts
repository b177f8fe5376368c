import type { Redis as RedisType } from "ioredis";

export async function open(): Promise<RedisType> {
  const { Redis } = await import("ioredis");
  return new Redis(process.env.REDIS_URL!);
}

export const read = async (key: string) => (await open()).get(`d:${key}`);
