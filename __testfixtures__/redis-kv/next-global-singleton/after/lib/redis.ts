import { getCloudflareContext } from "@opennextjs/cloudflare";

const globalForRedis = globalThis as unknown as { redis: KVNamespace | undefined };

export const redis = globalForRedis.redis ?? getCloudflareContext().env.KV;

if (process.env.NODE_ENV !== "production") globalForRedis.redis = redis;
