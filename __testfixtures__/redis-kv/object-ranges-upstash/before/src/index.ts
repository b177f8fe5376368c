import { Redis } from "@upstash/redis";

const redis = Redis.fromEnv();

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const offset = Number(searchParams.get("from") ?? 0);
    if (pathname === "/fill") {
      await redis.zadd("board", { score: 10, member: "ann" }, { score: 20, member: "ben" });
      return Response.json(await redis.zadd("board", { score: 20, member: "bob" }, { score: 30, member: "7" }));
    }
    if (pathname === "/trim") return Response.json(await redis.zremrangebyrank("board", 0, 0));
    return Response.json({
      page: await redis.zrange("board", "-inf", "+inf", { byScore: true, offset, count: 2 }),
      down: await redis.zrange("board", 30, "(10", { byScore: true, rev: true, offset, count: 2 }),
      scores: await redis.zrange("board", 20, 30, { byScore: true, withScores: true }),
    });
  },
};
