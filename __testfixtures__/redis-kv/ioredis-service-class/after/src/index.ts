import { RedisCache, clear } from "./cache.service";
import { redis } from "./clients";

const cache = new RedisCache(redis);

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.method === "DELETE") {
      await clear(redis, `app:${pathname}`, "app:other");
      return new Response("cleared");
    }
    if (request.method === "PUT") {
      await cache.write(pathname, await request.text());
      return new Response("written");
    }
    return Response.json({ value: await cache.read(pathname) });
  },
};
