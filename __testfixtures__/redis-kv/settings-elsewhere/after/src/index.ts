import { env } from "cloudflare:workers";

const redis = env.KV;

export default {
  async fetch(): Promise<Response> {
    return new Response(await redis.get("page"));
  },
};
