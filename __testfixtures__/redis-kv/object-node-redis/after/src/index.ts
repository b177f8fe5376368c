import { connected } from "./client";
import { redisObject } from "./redis-object";

export default {
  async fetch(request: Request): Promise<Response> {
    const client = await connected();
    const { pathname } = new URL(request.url);
    if (pathname === "/lock") {
      return Response.json({ answer: await redisObject().set("lock:a", "1", { NX: true, EX: 60 }) });
    }
    if (pathname === "/board") {
      await redisObject().zadd("board", { score: 2, value: "b" });
      await redisObject().zadd("board", [
        { score: 1, value: "a" },
        { score: 3, value: "c" },
      ]);
      return Response.json({ all: await redisObject().zrange("board", 0, -1), score: await redisObject().zscore("board", "c").then((score) => (score === null ? null : Number(score))), card: await redisObject().zcard("board") });
    }
    await redisObject().hset("h", { a: "1", b: "2" });
    await redisObject().rpush("l", ["x", "y"]);
    await redisObject().sadd("s", ["m", "n"]);
    return Response.json({
      count: await redisObject().incr("n"),
      more: await redisObject().incrby("n", 4),
      hash: await redisObject().hgetall("h"),
      field: await redisObject().hget("h", "a"),
      none: await redisObject().hget("h", "z"),
      list: await redisObject().lrange("l", 0, -1),
      members: (await redisObject().smembers("s")).sort(),
      popped: await redisObject().lpop("l"),
      text: await redisObject().get("n"),
    });
  },
};

export { RedisObject } from "./redis-object";
