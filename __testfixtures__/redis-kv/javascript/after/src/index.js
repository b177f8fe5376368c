import { env } from "cloudflare:workers";
import { kvExpire } from "./kv-commands";

const redis = env.KV;

export default {
  async fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/set") return Response.json({ answer: await redis.put("js:a", String(1), { expirationTtl: 100 }).then(() => "OK") });
    if (pathname === "/expire") return Response.json({ done: await kvExpire(redis, "js:a", 500) });
    return Response.json({ value: await redis.get("js:a") });
  },
};
