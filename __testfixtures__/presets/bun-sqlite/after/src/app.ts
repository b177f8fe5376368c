import { Hono } from "hono";
import type { Config } from "./config";
import type { Database } from "./db/database";
import { jobRoutes } from "./routes/jobs";
import { repoRoutes } from "./routes/repos";

export function createApp(db: Database, config: Config) {
  const app = new Hono();
  app.get("/health", (c) => c.json({ status: "ok" }));
  app.use("/repos/*", async (c, next) => {
    if (c.req.header("authorization") !== `Bearer ${config.token}`) return c.json({ error: "unauthorized" }, 401);
    await next();
  });
  app.route("/repos", repoRoutes(db, config));
  app.route("/jobs", jobRoutes(db.jobs));
  return app;
}
