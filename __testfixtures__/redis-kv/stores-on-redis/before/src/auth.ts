import { betterAuth } from "better-auth";
import Redis from "ioredis";

const redis = new Redis(process.env.REDIS_URL ?? "");

const secondaryStorage = {
  get: (key: string) => redis.get(key),
  set: async (key: string, value: string, ttl?: number) => {
    if (ttl) await redis.set(key, value, "EX", ttl);
    else await redis.set(key, value);
  },
  delete: async (key: string) => {
    await redis.del(key);
  },
};

export const auth = betterAuth({ secondaryStorage });
