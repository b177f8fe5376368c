import { Redis } from "ioredis";
import { ioRedisOrKv } from "./ioredis-or-kv";

const globalForRedis = globalThis as unknown as { redis?: Redis };

export const redis = globalForRedis.redis ?? ioRedisOrKv(() => new Redis(process.env.REDIS_URL ?? ""));
redis.on("error", (error) => console.error(error));
if (process.env.NODE_ENV !== "production") globalForRedis.redis = redis;
