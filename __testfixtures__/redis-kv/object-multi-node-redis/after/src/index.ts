import { env } from "cloudflare:workers";
import { type RedisCommand, redisMulti, redisObject } from "./redis-object";

const client = env.KV;

async function connected() {
  return client;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const redis = await connected();
    const { pathname } = new URL(request.url);
    switch (pathname) {
      case "/count": {
        const [count, hasEnd] = await redisMulti([["incr", "rate:a"], ["expire", "rate:a", 60]]);
        return Response.json({ count, hasEnd });
      }
      case "/score": {
        const results = await redisMulti([
          ["zadd", "board", [
            { score: 2, value: "b" },
            { score: 1.5, value: "a" },
          ]],
          ["zscore", "board", "a"],
          ["zrangewithscores", "board", 0, -1]
        ]).then(([zadd, zscore, zrangewithscores]) => [zadd, zscore === null ? null : Number(zscore), zrangewithscores]);
        return Response.json(results);
      }
      case "/scores":
        return Response.json({
          all: await redisObject().zrangewithscores("board", 0, -1),
          reversed: await redisObject().zrangewithscores("board", 0, -1, { REV: true }),
          some: await redisObject().zrangebyscorewithscores("board", "(1.5", "+inf"),
          least: await redisObject().zpopmincount("board").then(([first]) => first ?? null),
          most: await redisObject().zpopmaxcount("board").then(([first]) => first ?? null),
          none: await redisObject().zpopmincount("board").then(([first]) => first ?? null),
          several: await redisObject().zpopmincount("board", 2),
        });
      case "/user": {
        const batch: RedisCommand[] = [];
        batch.push(["hset", "user:1", { name: "Ann", city: "Ulm" }]);
        for (const color of ["red", "blue"]) batch.push(["sadd", "colors", color], ["sadd", "others", "red"]);
        await redisMulti(batch);
        return Response.json({
          some: await redisObject().hmget("user:1", ["city", "none"]),
          both: await redisObject().sinter(["colors", "others"]),
          first: await redisObject().sdiff(["colors", "others"]),
        });
      }
      default: {
        await redisObject().set("rate:b", "text");
        try {
          await redisMulti([["incr", "rate:b"], ["rpush", "log", "after"]]);
          return Response.json("done");
        } catch {
          return Response.json({ failed: true, log: await redisObject().lrange("log", 0, -1) });
        }
      }
    }
  },
};

export { RedisObject } from "./redis-object";
