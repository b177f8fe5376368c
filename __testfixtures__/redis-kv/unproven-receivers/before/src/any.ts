import { redis } from "./redis";

export async function copy(target: any, redisClient: any) {
  const value = await redis.get("a");
  await redisClient.set("a", value);
  await target.hset("b", "c", "d");
  target.get("not said to be one");
}

export function byName(name: "get" | "ttl") {
  return redis[name]("a");
}

export function apart() {
  const { ttl } = redis;
  return ttl("a");
}
