import { env } from "cloudflare:workers";

const redis = env.CACHE;

export const moved = (key: string) => env.CACHE.get(key);
export const old = (key: string) => redis.get(`old:${key}`);
