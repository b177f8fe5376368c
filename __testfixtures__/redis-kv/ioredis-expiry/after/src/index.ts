import { redis } from "./redis";
import { kvExpire, kvExpireAt, kvPersist, kvTtl } from "./kv-commands";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const key = `t:${searchParams.get("key") ?? "a"}`;
    switch (pathname) {
      case "/set":
        await redis.put(key, "value");
        return new Response("set");
      case "/expire":
        return Response.json({ done: await kvExpire(redis, key, 3600) });
      case "/pexpire":
        return Response.json({ done: await kvExpire(redis, key, (1000 * 600) / 1000) });
      case "/expireat":
        return Response.json({ done: await kvExpireAt(redis, key, Math.floor(Date.now() / 1000) + 7200) });
      case "/persist":
        return Response.json({ done: await kvPersist(redis, key) });
      case "/touch":
        await kvExpire(redis, key, 3600);
        return new Response("touched");
      default: {
        const seconds = await kvTtl(redis, key);
        return Response.json({ minutes: seconds < 0 ? seconds : Math.ceil(seconds / 60), ms: Math.sign(await kvTtl(redis, key).then((seconds) => (seconds < 0 ? seconds : seconds * 1000))) });
      }
    }
  },
};
