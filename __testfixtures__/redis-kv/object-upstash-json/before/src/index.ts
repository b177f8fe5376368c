import { Redis } from "@upstash/redis";

const redis = Redis.fromEnv();

interface Chat extends Record<string, unknown> {
  id: string;
  title: string;
  createdAt: number;
  ratio: string;
  messages: { role: string; content: string }[];
}

async function save(id: string, createdAt: number): Promise<void> {
  const chat = { id, title: "42", createdAt, ratio: "1.5", messages: [{ role: "user", content: "hi" }] };
  await redis.hmset(`chat:${id}`, chat);
  await redis.zadd("chats", { score: createdAt, member: `chat:${id}` });
}

async function all(): Promise<Chat[]> {
  const pipeline = redis.pipeline();
  const chats: string[] = await redis.zrange("chats", 0, -1, { rev: true });
  for (const chat of chats) {
    pipeline.hgetall(chat);
  }
  const results = await pipeline.exec();
  return results as Chat[];
}

async function clear(): Promise<void> {
  const chats: string[] = await redis.zrange("chats", 0, -1);
  const pipeline = redis.pipeline();
  for (const chat of chats) {
    pipeline.del(chat);
    pipeline.zrem("chats", chat);
  }
  await pipeline.exec();
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/save") {
      await save("a", 1);
      await save("b", 2);
      return Response.json({ title: await redis.hset("chat:a", { title: "new", tags: ["x", 1] }) });
    }
    if (pathname === "/chats") return Response.json(await all());
    if (pathname === "/chat") {
      const chat = await redis.hgetall<Chat>("chat:a");
      const title = await redis.hget<string>("chat:b", "title");
      return Response.json({ chat, title, tags: await redis.hget("chat:a", "tags"), none: await redis.hgetall("chat:z") });
    }
    if (pathname === "/lists") {
      await redis.rpush("queue", { n: 1 }, "text", "7");
      const [size, values] = await redis.pipeline().llen("queue").lrange("queue", 0, -1).exec();
      return Response.json({ size, values, first: await redis.lpop("queue"), rest: await redis.lrange("queue", 0, -1) });
    }
    await clear();
    return Response.json({ left: await redis.zcard("chats"), chat: await redis.hgetall("chat:a") });
  },
};
