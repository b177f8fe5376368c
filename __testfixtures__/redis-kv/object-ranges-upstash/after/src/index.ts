import { fromRedisList } from "./kv-commands";
import { redisObject } from "./redis-object";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const offset = Number(searchParams.get("from") ?? 0);
    if (pathname === "/fill") {
      await redisObject().zadd("board", { score: 10, member: "ann" }, { score: 20, member: "ben" });
      return Response.json(await redisObject().zadd("board", { score: 20, member: "bob" }, { score: 30, member: "7" }));
    }
    if (pathname === "/trim") return Response.json(await redisObject().zremrangebyrank("board", 0, 0));
    return Response.json({
      page: await redisObject().zrange("board", "-inf", "+inf", { byScore: true, offset, count: 2 }).then(fromRedisList),
      down: await redisObject().zrange("board", 30, "(10", { byScore: true, rev: true, offset, count: 2 }).then(fromRedisList),
      scores: await redisObject().zrange("board", 20, 30, { byScore: true, withScores: true }).then(fromRedisList),
    });
  },
};

export { RedisObject } from "./redis-object";
