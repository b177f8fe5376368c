import { Application, Router } from "@oak/oak";
import { Hono } from "hono";
import { cors } from "hono/cors";
import { serializeXml } from "@someone/xml/serialize";

export const hono = new Hono().use(cors());

const router = new Router();
router.get("/", (context) => {
  context.response.body = serializeXml({ a: 1 });
});

const app = new Application();
app.use(router.routes());

export default { fetch: app.fetch };
