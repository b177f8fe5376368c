import Redis from "ioredis";

const redis = new Redis(process.env.REDIS_URL ?? "redis://localhost:6379");

/** At most three in a minute. */
async function isAllowed(ip: string): Promise<boolean> {
  const key = `rate:${ip}`;
  const results = await redis
    .multi()
    .incr(key) // counts this one too
    .expire(key, 60)
    .exec();
  return Number(results?.[0]?.[1]) <= 3;
}

async function remember(user: string, pages: readonly string[]): Promise<unknown[]> {
  const batch = redis.multi();
  for (const page of pages) {
    batch.lpush(`recent:${user}`, page).zincrby("popular", 1, page);
  }
  batch.ltrim(`recent:${user}`, 0, 2);
  const results = (await batch.exec()) ?? [];
  return results.map(([, result]) => result);
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    switch (pathname) {
      case "/limit":
        return Response.json({ allowed: await isAllowed("a"), ttl: await redis.ttl("rate:a") });
      case "/recent":
        return Response.json({
          results: await remember("ann", ["a", "b", "a", "c"]),
          recent: await redis.lrange("recent:ann", 0, -1),
          popular: await redis.zrevrange("popular", 0, 0, "WITHSCORES"),
        });
      case "/read": {
        const results = await redis.pipeline().hset("user:1", { name: "Ann", age: 7 }).hgetall("user:1").hmget("user:1", "age", "none").exec();
        const [, user] = results?.[1] ?? [];
        return Response.json({ results, user });
      }
      case "/fails": {
        await redis.set("rate:text", "no number");
        const results = await redis.multi().incr("rate:text").rpush("log", "after").exec();
        const [first, second] = results ?? [];
        return Response.json({ hasFailed: first?.[0] instanceof Error, second, log: await redis.lrange("log", 0, -1) });
      }
      case "/together":
        // All of a transaction, then all of the other.
        await Promise.all([
          redis.multi().rpush("steps", "a1").rpush("steps", "a2").rpush("steps", "a3").exec(),
          redis.multi().rpush("steps", "b1").rpush("steps", "b2").rpush("steps", "b3").exec(),
        ]);
        return Response.json({ groups: (await redis.lrange("steps", 0, -1)).map((step) => step.slice(0, 1)).join("").match(/aaa|bbb/g)?.length });
      default:
        return Response.json({ keys: (await redis.keys("r*")).sort(), shared: await redis.sinter("x", "y"), all: await redis.sunion("x", "y") });
    }
  },
};
