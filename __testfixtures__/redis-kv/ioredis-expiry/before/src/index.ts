import { redis } from "./redis";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const key = `t:${searchParams.get("key") ?? "a"}`;
    switch (pathname) {
      case "/set":
        await redis.set(key, "value");
        return new Response("set");
      case "/expire":
        return Response.json({ done: await redis.expire(key, 3600) });
      case "/pexpire":
        return Response.json({ done: await redis.pexpire(key, 1000 * 600) });
      case "/expireat":
        return Response.json({ done: await redis.expireat(key, Math.floor(Date.now() / 1000) + 7200) });
      case "/persist":
        return Response.json({ done: await redis.persist(key) });
      case "/touch":
        await redis.expire(key, 3600);
        return new Response("touched");
      default: {
        const seconds = await redis.ttl(key);
        return Response.json({ minutes: seconds < 0 ? seconds : Math.ceil(seconds / 60), ms: Math.sign(await redis.pttl(key)) });
      }
    }
  },
};
