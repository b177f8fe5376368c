import { Hono } from "hono";

const app = new Hono();
app.get("/", (c) => c.text("home"));

Bun.serve({ fetch: app.fetch, port: 3000 });

export default app;
