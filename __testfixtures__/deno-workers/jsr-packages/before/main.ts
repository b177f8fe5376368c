import { Application, Router } from "@oak/oak";
import { Hono } from "@hono/hono";
import { cors } from "@hono/hono/cors";
import { serializeXml } from "jsr:@someone/xml@0.3/serialize";

export const hono = new Hono().use(cors());

const router = new Router();
router.get("/", (context) => {
  context.response.body = serializeXml({ a: 1 });
});

const app = new Application();
app.use(router.routes());

await app.listen({ port: 8000 });
