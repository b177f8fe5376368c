import { redisObject } from "./redis-object";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const offset = Number(searchParams.get("from") ?? 0);
    if (pathname === "/fill") {
      const added = await redisObject().zadd("board", [
        { score: 10, value: "ann" },
        { score: 20, value: "ben" },
        { score: 20, value: "bob" },
        { score: 30, value: "cem" },
      ]);
      return Response.json({ added });
    }
    if (pathname === "/trim") {
      return Response.json({ gone: await redisObject().zremrangebyrank("board", 0, 1), left: await redisObject().zcard("board") });
    }
    return Response.json({
      page: await redisObject().zrangebyscore("board", "-inf", "+inf", { LIMIT: { offset, count: 2 } }),
      scores: await redisObject().zrangebyscorewithscores("board", "(10", 30, { LIMIT: { offset, count: 2 } }),
      down: await redisObject().zrange("board", 30, "(10", { BY: "SCORE", REV: true, LIMIT: { offset, count: 2 } }),
      downScores: await redisObject().zrangewithscores("board", "+inf", 20, { BY: "SCORE", REV: true }),
      ranks: await redisObject().zrange("board", 0, 1, { REV: true }),
    });
  },
};

export { RedisObject } from "./redis-object";
