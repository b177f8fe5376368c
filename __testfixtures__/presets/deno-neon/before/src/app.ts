import { Hono } from "hono";
import { cors } from "hono/cors";
import { authRoutes } from "./routes/auth.ts";
import { pitchRoutes } from "./routes/pitches.ts";
import { talk } from "./talk.ts";

export const app = new Hono();

app.use("/api/*", cors({ origin: Deno.env.get("FRONTEND_URL") ?? "http://localhost:3000" }));
app.get("/api/health", (c) => c.json({ status: "ok", database: Deno.env.has("DATABASE_URL") }));
app.route("/api/auth", authRoutes);
app.route("/api/pitches", pitchRoutes);
app.get("/ws", (c) => talk(c.req.raw));
app.notFound((c) => c.json({ error: "not found" }, 404));
