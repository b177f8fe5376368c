import { env } from "cloudflare:workers";
import Redis from "ioredis";

const redis = new Redis();

export const moved = (key: string) => env.CACHE.get(key);
export const old = (key: string) => redis.get(`old:${key}`);
