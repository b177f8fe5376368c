import { redis } from "./redis";

const write = (key: string, value: string) => redis.set(`r:${key}`, value);
const writeQuietly = (key: string, value: string): Promise<void> => redis.set(`r:${key}`, value).then(() => undefined);

async function remove(key: string): Promise<boolean> {
  return (await redis.del(`r:${key}`)) > 0;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const key = searchParams.get("key") ?? "k";
    switch (pathname) {
      case "/write": {
        const answer = await write(key, "one");
        return Response.json({ answer, isOk: answer === "OK" });
      }
      case "/quiet":
        await writeQuietly(key, "two");
        return new Response("done");
      case "/remove":
        return Response.json({ removed: await remove(key) });
      case "/remove-many":
        return Response.json({ count: await redis.del("r:a", "r:b", `r:${key}`) });
      case "/exists":
        if (!(await redis.exists(`r:${key}`))) return new Response("no", { status: 404 });
        return Response.json({ count: await redis.exists("r:k", "r:k2", "r:k") });
      case "/getdel":
        return Response.json({ value: await redis.getdel(`r:${key}`) });
      case "/getset":
        return Response.json({ before: await redis.getset(`r:${key}`, "three") });
      case "/getex":
        return Response.json({ value: await redis.getex(`r:${key}`, "EX", 100) });
      case "/mset": {
        const answer = await redis.mset({ "r:a": "1", "r:b": 2 });
        return Response.json({ answer });
      }
      case "/mget":
        return Response.json(await redis.mget("r:a", "r:missing", `r:${key}`));
      case "/mget-list":
        return Response.json(await redis.mget(["r:b", "r:a"]));
      default: {
        const keys = searchParams.getAll("key").map((name) => `r:${name}`);
        await redis.del(...keys);
        await redis.unlink(keys);
        return Response.json({ values: keys.length > 0 ? await redis.mget(...keys) : [] });
      }
    }
  },
};
