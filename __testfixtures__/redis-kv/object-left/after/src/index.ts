import { redis } from "./redis";
import { env } from "cloudflare:workers";

export default {
  async fetch(): Promise<Response> {
    await redis.xadd("events", "*", "a", "1");
    await redis.eval("return redis.call('incr', KEYS[1])", 1, "scripted");
    await redis.incr("scripted");
    await redis.incr("counted");
    for (const key of await redis.keys("counted*")) console.log(key);
    return new Response(await env.KV.get("page"));
  },
};
