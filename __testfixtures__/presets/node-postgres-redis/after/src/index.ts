import { Hono } from "hono";
import { chatRoutes } from "./routes/chat.js";
import { projectRoutes } from "./routes/projects.js";

const app = new Hono();

app.use(async (c, next) => {
  if (c.req.path !== "/health" && c.req.header("x-api-key") !== process.env.GATEWAY_KEY) {
    return c.json({ error: "unauthorized" }, 401);
  }
  await next();
});
app.get("/health", (c) => c.json({ ok: true }));
app.route("/projects", projectRoutes);
app.route("/chat", chatRoutes);

export default { fetch: app.fetch };

export { RedisObject } from "./redis-object.js";
