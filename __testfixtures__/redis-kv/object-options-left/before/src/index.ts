import { Redis } from "ioredis";

const redis = new Redis(process.env.REDIS_URL ?? "");

export default {
  async fetch(): Promise<Response> {
    // The generated class has no LIMIT without BYSCORE, BYLEX, NX of sorted sets, GET of strings, NX of times.
    const page = await redis.zrange("scores:page", "[a", "(c", "BYLEX", "LIMIT", 0, 10);
    await redis.zadd("scores:once", "NX", 1, "a");
    const old = await redis.set("lock:old", "1", "EX", 100, "NX", "GET");
    await redis.hset("visits:today", "a", 1);
    await redis.expire("visits:today", 60, "NX");
    // All this it has.
    await redis.rpush("jobs:mail", "a", "b", "c");
    const jobs = await redis.lpop("jobs:mail", 2);
    const last = await redis.rpop("jobs:mail");
    const top = await redis.zrange("scores:top", 0, 9, "REV");
    return Response.json({ page, old, jobs, last, top });
  },
};
