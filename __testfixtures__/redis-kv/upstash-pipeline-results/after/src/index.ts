import redis from "./redis";
import { fromRedisText, kvCountDeleted } from "./kv-commands";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/write") {
      return Response.json(await Promise.all([redis.put("q:a", JSON.stringify({ n: 1 })).then(() => "OK" as const), redis.put("q:b", "text").then(() => "OK" as const), kvCountDeleted(redis, "q:c")]));
    }
    const [a, b] = await Promise.all([redis.get("q:a", "json"), redis.get("q:b").then(fromRedisText)]);
    return Response.json({ a, b });
  },
};
