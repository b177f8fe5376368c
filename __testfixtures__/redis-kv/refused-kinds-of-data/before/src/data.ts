import { redis } from "./redis";

export async function hashes(id: string) {
  await redis.hset(`user:${id}`, { name: "Ann", visits: 1 });
  await redis.hincrby(`user:${id}`, "visits", 1);
  return redis.hgetall(`user:${id}`);
}

export async function lists(id: string) {
  await redis.lpush(`recent:${id}`, "a");
  await redis.ltrim(`recent:${id}`, 0, 9);
  return redis.lrange(`recent:${id}`, 0, -1);
}

export async function sets(id: string) {
  await redis.sadd("online", id);
  return (await redis.sismember("online", id)) === 1 ? redis.smembers("online") : [];
}

export async function boards(id: string) {
  await redis.zadd("board", 10, id);
  return redis.zrevrange("board", 0, 9, "WITHSCORES");
}

export async function streams(id: string) {
  await redis.xadd("events", "*", "id", id);
  return redis.xlen("events");
}

export async function others(id: string) {
  await redis.setbit("days", 3, 1);
  await redis.pfadd("visitors", id);
  await redis.rename("a", "b");
  await redis.append("log", id);
  await redis.flushdb();
}
