import { defineTransform } from "../../src/engine/transform.js";
import { codes } from "./codes.js";
import { options } from "./options.js";

export default defineTransform({
  name: "redis-kv",
  summary: "Redis clients (ioredis, node-redis, Upstash, Vercel KV) → Workers KV, and a word on what KV cannot do",
  scope: "project",
  triggers: ["redis", "@vercel/kv", "@upstash/", "bullmq", "resumable-stream"],
  options,
  converts: ["ioredis", "redis", "@upstash/redis", "@vercel/kv"],
  codes,
  plan: async (context) => (await import("./plan.js")).plan(context),
});
