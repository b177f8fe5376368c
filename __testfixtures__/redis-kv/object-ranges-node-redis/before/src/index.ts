import { createClient } from "redis";

const client = await createClient({ url: process.env.REDIS_URL }).connect();

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const offset = Number(searchParams.get("from") ?? 0);
    if (pathname === "/fill") {
      const added = await client.zAdd("board", [
        { score: 10, value: "ann" },
        { score: 20, value: "ben" },
        { score: 20, value: "bob" },
        { score: 30, value: "cem" },
      ]);
      return Response.json({ added });
    }
    if (pathname === "/trim") {
      return Response.json({ gone: await client.zRemRangeByRank("board", 0, 1), left: await client.zCard("board") });
    }
    return Response.json({
      page: await client.zRangeByScore("board", "-inf", "+inf", { LIMIT: { offset, count: 2 } }),
      scores: await client.zRangeByScoreWithScores("board", "(10", 30, { LIMIT: { offset, count: 2 } }),
      down: await client.zRange("board", 30, "(10", { BY: "SCORE", REV: true, LIMIT: { offset, count: 2 } }),
      downScores: await client.zRangeWithScores("board", "+inf", 20, { BY: "SCORE", REV: true }),
      ranks: await client.zRange("board", 0, 1, { REV: true }),
    });
  },
};
