import { redis } from "./redis";

export default {
  async fetch(): Promise<Response> {
    await redis.xadd("events", "*", "a", "1");
    await redis.eval("return redis.call('incr', KEYS[1])", 1, "scripted");
    await redis.incr("scripted");
    await redis.incr("counted");
    console.log(await redis.getex("counted", "EX", 100));
    return new Response(await redis.get("page"));
  },
};
