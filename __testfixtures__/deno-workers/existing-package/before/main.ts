import { Hono } from "hono";
import { etag } from "npm:hono/etag";

const app = new Hono();
app.use(etag());
app.get("/", (c) => c.text(process.env.NAME ?? "nobody"));

export default app;

Deno.serve(app.fetch);
