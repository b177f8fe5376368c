import { createClient } from "redis";

const client = createClient({ url: process.env.REDIS_URL });

async function connected() {
  if (!client.isOpen) await client.connect();
  return client;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const redis = await connected();
    const { pathname } = new URL(request.url);
    switch (pathname) {
      case "/count": {
        const [count, hasEnd] = await redis.multi().incr("rate:a").expire("rate:a", 60).exec();
        return Response.json({ count, hasEnd });
      }
      case "/score": {
        const results = await redis
          .multi()
          .zAdd("board", [
            { score: 2, value: "b" },
            { score: 1.5, value: "a" },
          ])
          .zScore("board", "a")
          .zRangeWithScores("board", 0, -1)
          .exec();
        return Response.json(results);
      }
      case "/scores":
        return Response.json({
          all: await redis.zRangeWithScores("board", 0, -1),
          reversed: await redis.zRangeWithScores("board", 0, -1, { REV: true }),
          some: await redis.zRangeByScoreWithScores("board", "(1.5", "+inf"),
          least: await redis.zPopMin("board"),
          most: await redis.zPopMax("board"),
          none: await redis.zPopMin("board"),
          several: await redis.zPopMinCount("board", 2),
        });
      case "/user": {
        const batch = redis.multi();
        batch.hSet("user:1", { name: "Ann", city: "Ulm" });
        for (const color of ["red", "blue"]) batch.sAdd("colors", color).sAdd("others", "red");
        await batch.exec();
        return Response.json({
          some: await redis.hmGet("user:1", ["city", "none"]),
          both: await redis.sInter(["colors", "others"]),
          first: await redis.sDiff(["colors", "others"]),
        });
      }
      default: {
        await redis.set("rate:b", "text");
        try {
          await redis.multi().incr("rate:b").rPush("log", "after").exec();
          return Response.json("done");
        } catch {
          return Response.json({ failed: true, log: await redis.lRange("log", 0, -1) });
        }
      }
    }
  },
};
