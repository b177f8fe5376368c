import { redis } from "@repo/redis";

export default {
  async fetch() {
    return new Response(await redis.get("home"));
  },
};
