import { Redis } from "@upstash/redis";

const redis = Redis.fromEnv();

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/lock") {
      const answer = await redis.set("lock:a", { by: "me" }, { nx: true, ex: 100 });
      return Response.json({ answer, held: await redis.get<{ by: string }>("lock:a") });
    }
    if (pathname === "/board") {
      await redis.zadd("board", { score: 7, member: "x" });
      return Response.json({ score: await redis.zscore("board", "x"), more: await redis.zincrby("board", 2, "x") });
    }
    const count = await redis.incr("hits");
    if (count === 1) await redis.expire("hits", 3600);
    return Response.json({ count, hits: await redis.get<number>("hits"), in: await redis.sadd("seen", "a", "b"), size: await redis.scard("seen") });
  },
};
