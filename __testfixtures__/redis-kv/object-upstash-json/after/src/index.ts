import { fromRedisFields, fromRedisList, fromRedisResults, fromRedisText, toRedisFields, toRedisText } from "./kv-commands";
import { type RedisCommand, redisMulti, redisObject } from "./redis-object";

interface Chat extends Record<string, unknown> {
  id: string;
  title: string;
  createdAt: number;
  ratio: string;
  messages: { role: string; content: string }[];
}

async function save(id: string, createdAt: number): Promise<void> {
  const chat = { id, title: "42", createdAt, ratio: "1.5", messages: [{ role: "user", content: "hi" }] };
  await redisObject().hmset(`chat:${id}`, toRedisFields(chat));
  await redisObject().zadd("chats", { score: createdAt, member: `chat:${id}` });
}

async function all(): Promise<Chat[]> {
  const pipeline: RedisCommand[] = [];
  const chats: string[] = await redisObject().zrange("chats", 0, -1, { rev: true }).then(fromRedisList<string[]>);
  for (const chat of chats) {
    pipeline.push(["hgetall", chat]);
  }
  const results = await redisMulti(pipeline).then(fromRedisResults);
  return results as Chat[];
}

async function clear(): Promise<void> {
  const chats: string[] = await redisObject().zrange("chats", 0, -1).then(fromRedisList<string[]>);
  const pipeline: RedisCommand[] = [];
  for (const chat of chats) {
    pipeline.push(["del", chat]);
    pipeline.push(["zrem", "chats", chat]);
  }
  await redisMulti(pipeline);
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/save") {
      await save("a", 1);
      await save("b", 2);
      return Response.json({ title: await redisObject().hset("chat:a", toRedisFields({ title: "new", tags: ["x", 1] })) });
    }
    if (pathname === "/chats") return Response.json(await all());
    if (pathname === "/chat") {
      const chat = await redisObject().hgetall("chat:a").then(fromRedisFields<Chat>);
      const title = await redisObject().hget("chat:b", "title").then(fromRedisText<string>);
      return Response.json({ chat, title, tags: await redisObject().hget("chat:a", "tags").then(fromRedisText), none: await redisObject().hgetall("chat:z").then(fromRedisFields) });
    }
    if (pathname === "/lists") {
      await redisObject().rpush("queue", toRedisText({ n: 1 }), "text", "7");
      const [size, values] = await redisMulti([["llen", "queue"], ["lrange", "queue", 0, -1]]).then(fromRedisResults<[number, string[]]>);
      return Response.json({ size, values, first: await redisObject().lpop("queue").then(fromRedisText), rest: await redisObject().lrange("queue", 0, -1).then(fromRedisList<string[]>) });
    }
    await clear();
    return Response.json({ left: await redisObject().zcard("chats"), chat: await redisObject().hgetall("chat:a").then(fromRedisFields) });
  },
};

export { RedisObject } from "./redis-object";
