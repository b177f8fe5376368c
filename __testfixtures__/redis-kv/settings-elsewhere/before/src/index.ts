import Redis from "ioredis";

const redis = new Redis(process.env.CACHE_ADDRESS ?? process.env.REDIS_URL ?? "");

export default {
  async fetch(): Promise<Response> {
    return new Response(await redis.get("page"));
  },
};
