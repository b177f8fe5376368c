import { redis } from "./redis";

async function isLimited(ip: string): Promise<boolean> {
  const key = `rate:${ip}`;
  const count = await redis.incr(key);
  if (count === 1) await redis.expire(key, 60);
  return count > 2;
}

async function once(name: string): Promise<boolean> {
  return (await redis.set(`lock:${name}`, "1", "PX", 30_000, "NX")) === "OK";
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const id = searchParams.get("id") ?? "a";
    switch (pathname) {
      case "/limit":
        return Response.json({ limited: await isLimited(id), ttl: await redis.ttl(`rate:${id}`) });
      case "/lock":
        return Response.json({ got: await once(id) });
      case "/unlock":
        return Response.json({ count: await redis.del(`lock:${id}`) });
      case "/hash":
        await redis.hset(`user:${id}`, { name: "Ann", visits: 1 });
        await redis.hset(`user:${id}`, "city", "Ulm");
        return Response.json({
          visits: await redis.hincrby(`user:${id}`, "visits", 2),
          all: await redis.hgetall(`user:${id}`),
          some: await redis.hmget(`user:${id}`, "name", "none"),
          size: await redis.hlen(`user:${id}`),
          none: await redis.hgetall("user:none"),
          one: await redis.hget(`user:${id}`, "city"),
          removed: await redis.hdel(`user:${id}`, "city", "none"),
          left: await redis.hkeys(`user:${id}`),
        });
      case "/list":
        await redis.rpush(`recent:${id}`, "b", "c");
        await redis.lpush(`recent:${id}`, "a");
        await redis.ltrim(`recent:${id}`, 0, 3);
        return Response.json({
          all: await redis.lrange(`recent:${id}`, 0, -1),
          last: await redis.lrange(`recent:${id}`, -2, -1),
          size: await redis.llen(`recent:${id}`),
          first: await redis.lpop(`recent:${id}`),
          end: await redis.rpop(`recent:${id}`),
          removed: await redis.lrem(`recent:${id}`, 0, "b"),
          gone: await redis.exists(`recent:${id}`),
        });
      case "/set":
        return Response.json({
          added: await redis.sadd(`online:${id}`, "x", "y", "x"),
          again: await redis.sadd(`online:${id}`, "x"),
          members: (await redis.smembers(`online:${id}`)).sort(),
          is: await redis.sismember(`online:${id}`, "x"),
          isNot: await redis.sismember(`online:${id}`, "z"),
          removed: await redis.srem(`online:${id}`, "x", "z"),
          size: await redis.scard(`online:${id}`),
        });
      case "/board":
        await redis.zadd(`board:${id}`, 3, "three", 1, "one");
        await redis.zadd(`board:${id}`, 2.5, "two");
        return Response.json({
          all: await redis.zrange(`board:${id}`, 0, -1),
          top: await redis.zrevrange(`board:${id}`, 0, 1, "WITHSCORES"),
          middle: await redis.zrangebyscore(`board:${id}`, "(1", "+inf"),
          score: await redis.zscore(`board:${id}`, "two"),
          none: await redis.zscore(`board:${id}`, "none"),
          rank: await redis.zrank(`board:${id}`, "two"),
          raised: await redis.zincrby(`board:${id}`, 5, "one"),
          removed: await redis.zremrangebyscore(`board:${id}`, "-inf", 3),
          size: await redis.zcard(`board:${id}`),
        });
      case "/cache":
        await redis.set(`page:${id}`, "cached", "EX", 120);
        return Response.json({ page: await redis.get(`page:${id}`) });
      default:
        return Response.json({ visits: await redis.incrby("visits", 5), now: await redis.get("visits"), down: await redis.decr("visits") });
    }
  },
};
