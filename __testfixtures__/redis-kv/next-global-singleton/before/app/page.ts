import { redis } from "../lib/redis";

export async function flags() {
  return redis.get<{ beta: boolean }>("flags");
}
