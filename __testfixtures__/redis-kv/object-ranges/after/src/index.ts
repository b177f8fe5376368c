import { redisObject } from "./redis-object";

async function fill(): Promise<void> {
  await redisObject().zadd("board", 10, "ann", 20, "ben", 20, "bob", 30, "cem", 40, "dan");
}

/** The latest of a time line, a page at a time. */
async function latest(before: string, page: number): Promise<string[]> {
  return redisObject().zrevrangebyscore("board", before, "-inf", "LIMIT", page * 2, 2);
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const from = Number(searchParams.get("from") ?? 0);
    const many = Number(searchParams.get("many") ?? 2);
    if (pathname === "/page") {
      return Response.json({
        page: await redisObject().zrangebyscore("board", "-inf", "+inf", "LIMIT", from, many),
        scores: await redisObject().zrangebyscore("board", "(10", 30, "WITHSCORES", "LIMIT", from, many),
        again: await redisObject().zrangebyscore("board", 0, 100, "LIMIT", from, many, "WITHSCORES"),
      });
    }
    if (pathname === "/latest") {
      return Response.json([await latest("+inf", 0), await latest("+inf", 1), await latest("(20", 0), await latest("5", 0)]);
    }
    if (pathname === "/range") {
      return Response.json({
        up: await redisObject().zrange("board", 20, 30, "BYSCORE"),
        down: await redisObject().zrange("board", 30, "(10", "BYSCORE", "REV", "LIMIT", 1, 2),
        wrong: await redisObject().zrange("board", 10, 30, "BYSCORE", "REV"),
        scores: await redisObject().zrevrangebyscore("board", 30, 20, "WITHSCORES"),
        none: await redisObject().zrangebyscore("empty", 0, 1, "LIMIT", 0, 1),
      });
    }
    if (pathname === "/trim") {
      return Response.json({
        gone: await redisObject().zremrangebyrank("board", 0, -4),
        left: await redisObject().zrange("board", 0, -1),
        none: await redisObject().zremrangebyrank("empty", 0, -1),
      });
    }
    await fill();
    return Response.json({ members: await redisObject().zcard("board") });
  },
};

export { RedisObject } from "./redis-object";
