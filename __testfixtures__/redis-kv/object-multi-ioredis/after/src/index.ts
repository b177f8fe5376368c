import { type RedisCommand, redisMultiPairs, redisObject } from "./redis-object";

/** At most three in a minute. */
async function isAllowed(ip: string): Promise<boolean> {
  const key = `rate:${ip}`;
  const results = await redisMultiPairs([
    ["incr", key], // counts this one too
    ["expire", key, 60]
  ]);
  return Number(results?.[0]?.[1]) <= 3;
}

async function remember(user: string, pages: readonly string[]): Promise<unknown[]> {
  const batch: RedisCommand[] = [];
  for (const page of pages) {
    batch.push(["lpush", `recent:${user}`, page], ["zincrby", "popular", 1, page]);
  }
  batch.push(["ltrim", `recent:${user}`, 0, 2]);
  const results = (await redisMultiPairs(batch)) ?? [];
  return results.map(([, result]) => result);
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    switch (pathname) {
      case "/limit":
        return Response.json({ allowed: await isAllowed("a"), ttl: await redisObject().ttl("rate:a") });
      case "/recent":
        return Response.json({
          results: await remember("ann", ["a", "b", "a", "c"]),
          recent: await redisObject().lrange("recent:ann", 0, -1),
          popular: await redisObject().zrevrange("popular", 0, 0, "WITHSCORES"),
        });
      case "/read": {
        const results = await redisMultiPairs([["hset", "user:1", { name: "Ann", age: 7 }], ["hgetall", "user:1"], ["hmget", "user:1", "age", "none"]]);
        const [, user] = results?.[1] ?? [];
        return Response.json({ results, user });
      }
      case "/fails": {
        await redisObject().set("rate:text", "no number");
        const results = await redisMultiPairs([["incr", "rate:text"], ["rpush", "log", "after"]]);
        const [first, second] = results ?? [];
        return Response.json({ hasFailed: first?.[0] instanceof Error, second, log: await redisObject().lrange("log", 0, -1) });
      }
      case "/together":
        // All of a transaction, then all of the other.
        await Promise.all([
          redisMultiPairs([["rpush", "steps", "a1"], ["rpush", "steps", "a2"], ["rpush", "steps", "a3"]]),
          redisMultiPairs([["rpush", "steps", "b1"], ["rpush", "steps", "b2"], ["rpush", "steps", "b3"]]),
        ]);
        return Response.json({ groups: (await redisObject().lrange("steps", 0, -1)).map((step) => step.slice(0, 1)).join("").match(/aaa|bbb/g)?.length });
      default:
        return Response.json({ keys: (await redisObject().keys("r*")).sort(), shared: await redisObject().sinter("x", "y"), all: await redisObject().sunion("x", "y") });
    }
  },
};

export { RedisObject } from "./redis-object";
