import { defineTransform } from "../../src/engine/transform.js";
import { codes } from "./codes.js";
import { options } from "./options.js";

export default defineTransform({
  name: "bun-workers",
  summary: "Bun servers and Bun's APIs → a Worker's default export, Node's and the web's APIs",
  scope: "project",
  triggers: [
    "Bun",
    '"bun"',
    "'bun'",
    "@hono/node-server",
    "import.meta.main",
    "import.meta.dir",
    "createServer",
    '"express"',
    "'express'",
    '"koa"',
    "'koa'",
    '"fastify"',
    "'fastify'",
    '"elysia"',
    "'elysia'",
  ],
  options,
  converts: ["express", "@hono/node-server", "Bun.serve", "Bun.sql", "Bun.SQL", "Bun.redis", "Bun.RedisClient"],
  codes,
  plan: async (context) => (await import("./plan.js")).plan(context),
});
