import { Hono } from "hono";
import { etag } from "hono/etag";

const app = new Hono();
app.use(etag());
app.get("/", (c) => c.text(process.env.NAME ?? "nobody"));

export default app;
