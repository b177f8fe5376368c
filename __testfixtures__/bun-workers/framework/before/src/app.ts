import { Hono } from "hono";

export const app = new Hono();

app.get("/notes/:id", (c) => c.json({ id: c.req.param("id") }));
app.notFound((c) => c.text("none", 404));
