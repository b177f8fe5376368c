import { env } from "cloudflare:workers";
import Redis from "npm:ioredis@5.4.1";

const redis = new Redis("redis://localhost:6379");
const upstash = env.KV;

export async function visits(page: string): Promise<number> {
  await upstash.put(`last:${page}`, String(Date.now()));
  return redis.incr(`visits:${page}`);
}
