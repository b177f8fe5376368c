import { Redis as Upstash } from "npm:@upstash/redis@1.34.0/cloudflare";
import Redis from "npm:ioredis@5.4.1";

const redis = new Redis("redis://localhost:6379");
const upstash = Upstash.fromEnv();

export async function visits(page: string): Promise<number> {
  await upstash.set(`last:${page}`, Date.now());
  return redis.incr(`visits:${page}`);
}
