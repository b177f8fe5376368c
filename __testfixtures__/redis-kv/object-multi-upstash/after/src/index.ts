import { fromRedisList, fromRedisResults, fromRedisSomeFields, toRedisFields, toRedisText } from "./kv-commands";
import { type RedisCommand, redisMulti, redisObject } from "./redis-object";

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
        const [count, hasEnd] = await redisMulti([["incr", "rate:a"], ["expire", "rate:a", 60]]).then(fromRedisResults<[number, 0 | 1]>);
        return Response.json({ next: count + 1, hasEnd });
      }
      case "/user": {
        await redisMulti([["hset", "user:1", toRedisFields({ name: "Ann", tags: ["a", 1], visits: 3 })], ["zadd", "board", { score: 2.5, member: "ann" }]]);
        const [user, name, board] = await redisMulti([
          ["hgetall", "user:1"],
          ["hget", "user:1", "name"],
          ["zrange", "board", 0, -1, { withScores: true }]
        ]).then(fromRedisResults<[User, string, (string | number)[]]>);
        return Response.json({ user, name, board, tags: user.tags.length });
      }
      case "/fields":
        return Response.json({
          some: await redisObject().hmgetfields("user:1", "name", "tags", "none").then(fromRedisSomeFields),
          none: await redisObject().hmgetfields("user:2", "name").then(fromRedisSomeFields),
          typed: (await redisObject().hmgetfields("user:1", "visits").then(fromRedisSomeFields<{ visits: number }>))?.visits,
          keys: await redisObject().hkeys("user:1").then(fromRedisList<string[]>),
        });
      case "/board":
        await redisObject().zadd("board", { score: 1, member: "ben" }, { score: 7, member: "eve" });
        return Response.json({
          all: await redisObject().zrange("board", 0, -1, { withScores: true }).then(fromRedisList),
          top: await redisObject().zrange("board", 0, 0, { rev: true, withScores: true }).then(fromRedisList<(string | number)[]>),
          least: await redisObject().zpopmin("board").then(fromRedisList),
          most: await redisObject().zpopmax("board", 2).then(fromRedisList<(string | number)[]>),
          none: await redisObject().zpopmin("board").then(fromRedisList),
        });
      case "/list":
        await redisObject().rpush("jobs", toRedisText({ id: 1 }), "2", "three");
        return Response.json({ two: await redisObject().lpopcount("jobs", 2).then((values) => values && fromRedisList(values)), rest: await redisObject().lpopcount("jobs", 9).then((values) => values && fromRedisList(values)), none: await redisObject().lpopcount("jobs", 2).then((values) => values && fromRedisList(values)) });
      default: {
        const batch: RedisCommand[] = [];
        for (const id of ["1", "2"]) batch.push(["hgetall", `user:${id}`]);
        const users = await redisMulti(batch).then(fromRedisResults<(User | null)[]>);
        return Response.json({ users, shared: await redisObject().sinter("a", "b").then(fromRedisList<string[]>) });
      }
    }
  },
};

export { RedisObject } from "./redis-object";
