import { fromRedisText, toRedisText } from "./kv-commands";
import { redisObject } from "./redis-object";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/lock") {
      const answer = await redisObject().set("lock:a", toRedisText({ by: "me" }), { nx: true, ex: 100 });
      return Response.json({ answer, held: await redisObject().get("lock:a").then(fromRedisText<{ by: string }>) });
    }
    if (pathname === "/board") {
      await redisObject().zadd("board", { score: 7, member: "x" });
      return Response.json({ score: await redisObject().zscore("board", "x").then((score) => (score === null ? null : Number(score))), more: await redisObject().zincrby("board", 2, "x").then(Number) });
    }
    const count = await redisObject().incr("hits");
    if (count === 1) await redisObject().expire("hits", 3600);
    return Response.json({ count, hits: await redisObject().get("hits").then(fromRedisText<number>), in: await redisObject().sadd("seen", "a", "b"), size: await redisObject().scard("seen") });
  },
};

export { RedisObject } from "./redis-object";
