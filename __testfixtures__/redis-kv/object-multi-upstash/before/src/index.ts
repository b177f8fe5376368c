import { Redis } from "@upstash/redis";

const redis = Redis.fromEnv();

interface User {
  name: string;
  tags: string[];
  visits: number;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    switch (pathname) {
      case "/count": {
        const [count, hasEnd] = await redis.multi().incr("rate:a").expire("rate:a", 60).exec();
        return Response.json({ next: count + 1, hasEnd });
      }
      case "/user": {
        await redis.multi().hset("user:1", { name: "Ann", tags: ["a", 1], visits: 3 }).zadd("board", { score: 2.5, member: "ann" }).exec();
        const [user, name, board] = await redis
          .multi()
          .hgetall("user:1")
          .hget("user:1", "name")
          .zrange("board", 0, -1, { withScores: true })
          .exec<[User, string, (string | number)[]]>();
        return Response.json({ user, name, board, tags: user.tags.length });
      }
      case "/fields":
        return Response.json({
          some: await redis.hmget("user:1", "name", "tags", "none"),
          none: await redis.hmget("user:2", "name"),
          typed: (await redis.hmget<{ visits: number }>("user:1", "visits"))?.visits,
          keys: await redis.hkeys("user:1"),
        });
      case "/board":
        await redis.zadd("board", { score: 1, member: "ben" }, { score: 7, member: "eve" });
        return Response.json({
          all: await redis.zrange("board", 0, -1, { withScores: true }),
          top: await redis.zrange<(string | number)[]>("board", 0, 0, { rev: true, withScores: true }),
          least: await redis.zpopmin("board"),
          most: await redis.zpopmax<string | number>("board", 2),
          none: await redis.zpopmin("board"),
        });
      case "/list":
        await redis.rpush("jobs", { id: 1 }, "2", "three");
        return Response.json({ two: await redis.lpop("jobs", 2), rest: await redis.lpop("jobs", 9), none: await redis.lpop("jobs", 2) });
      default: {
        const batch = redis.pipeline();
        for (const id of ["1", "2"]) batch.hgetall(`user:${id}`);
        const users = await batch.exec<(User | null)[]>();
        return Response.json({ users, shared: await redis.sinter("a", "b") });
      }
    }
  },
};
