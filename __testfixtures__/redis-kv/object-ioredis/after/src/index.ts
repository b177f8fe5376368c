import { redis } from "./redis";
import { redisObject } from "./redis-object";

async function isLimited(ip: string): Promise<boolean> {
  const key = `rate:${ip}`;
  const count = await redisObject().incr(key);
  if (count === 1) await redisObject().expire(key, 60);
  return count > 2;
}

async function once(name: string): Promise<boolean> {
  return (await redisObject().set(`lock:${name}`, "1", "PX", 30_000, "NX")) === "OK";
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const id = searchParams.get("id") ?? "a";
    switch (pathname) {
      case "/limit":
        return Response.json({ limited: await isLimited(id), ttl: await redisObject().ttl(`rate:${id}`) });
      case "/lock":
        return Response.json({ got: await once(id) });
      case "/unlock":
        return Response.json({ count: await redisObject().del(`lock:${id}`) });
      case "/hash":
        await redisObject().hset(`user:${id}`, { name: "Ann", visits: 1 });
        await redisObject().hset(`user:${id}`, "city", "Ulm");
        return Response.json({
          visits: await redisObject().hincrby(`user:${id}`, "visits", 2),
          all: await redisObject().hgetall(`user:${id}`),
          some: await redisObject().hmget(`user:${id}`, "name", "none"),
          size: await redisObject().hlen(`user:${id}`),
          none: await redisObject().hgetall("user:none"),
          one: await redisObject().hget(`user:${id}`, "city"),
          removed: await redisObject().hdel(`user:${id}`, "city", "none"),
          left: await redisObject().hkeys(`user:${id}`),
        });
      case "/list":
        await redisObject().rpush(`recent:${id}`, "b", "c");
        await redisObject().lpush(`recent:${id}`, "a");
        await redisObject().ltrim(`recent:${id}`, 0, 3);
        return Response.json({
          all: await redisObject().lrange(`recent:${id}`, 0, -1),
          last: await redisObject().lrange(`recent:${id}`, -2, -1),
          size: await redisObject().llen(`recent:${id}`),
          first: await redisObject().lpop(`recent:${id}`),
          end: await redisObject().rpop(`recent:${id}`),
          removed: await redisObject().lrem(`recent:${id}`, 0, "b"),
          gone: await redisObject().exists(`recent:${id}`),
        });
      case "/set":
        return Response.json({
          added: await redisObject().sadd(`online:${id}`, "x", "y", "x"),
          again: await redisObject().sadd(`online:${id}`, "x"),
          members: (await redisObject().smembers(`online:${id}`)).sort(),
          is: await redisObject().sismember(`online:${id}`, "x"),
          isNot: await redisObject().sismember(`online:${id}`, "z"),
          removed: await redisObject().srem(`online:${id}`, "x", "z"),
          size: await redisObject().scard(`online:${id}`),
        });
      case "/board":
        await redisObject().zadd(`board:${id}`, 3, "three", 1, "one");
        await redisObject().zadd(`board:${id}`, 2.5, "two");
        return Response.json({
          all: await redisObject().zrange(`board:${id}`, 0, -1),
          top: await redisObject().zrevrange(`board:${id}`, 0, 1, "WITHSCORES"),
          middle: await redisObject().zrangebyscore(`board:${id}`, "(1", "+inf"),
          score: await redisObject().zscore(`board:${id}`, "two"),
          none: await redisObject().zscore(`board:${id}`, "none"),
          rank: await redisObject().zrank(`board:${id}`, "two"),
          raised: await redisObject().zincrby(`board:${id}`, 5, "one"),
          removed: await redisObject().zremrangebyscore(`board:${id}`, "-inf", 3),
          size: await redisObject().zcard(`board:${id}`),
        });
      case "/cache":
        await redis.put(`page:${id}`, "cached", { expirationTtl: 120 });
        return Response.json({ page: await redis.get(`page:${id}`) });
      default:
        return Response.json({ visits: await redisObject().incrby("visits", 5), now: await redisObject().get("visits"), down: await redisObject().decr("visits") });
    }
  },
};

export { RedisObject } from "./redis-object";
