import { Hono } from "hono";
import type { Config } from "../config";
import type { Database, Pull } from "../db/database";

export function repoRoutes(db: Database, config: Config) {
  const routes = new Hono();

  routes.get("/", async (c) => c.json({ repos: (await db.repos()).map((repo) => repo.name) }));

  routes.post("/", async (c) => {
    const { name } = await c.req.json<{ name?: string }>();
    if (!name) return c.json({ error: "name is missing" }, 400);
    if (await db.repoByName(name)) return c.json({ error: "already watched" }, 409);
    const repo = await db.addRepo(name);
    const job = await db.jobs.enqueue(repo.id);
    return c.json({ id: repo.id, job }, 201);
  });

  routes.post("/:name/pulls", async (c) => {
    const repo = await db.repoByName(c.req.param("name"));
    if (!repo) return c.notFound();
    const open = await db.addPulls(repo.id, await c.req.json<Pull[]>());
    return c.json({ open });
  });

  routes.get("/:name/pulls", async (c) => {
    const repo = await db.repoByName(c.req.param("name"));
    if (!repo) return c.notFound();
    const page = Number(c.req.query("page") ?? "1");
    return c.json(await db.openPulls(repo.id, config.pageSize, (page - 1) * config.pageSize));
  });

  routes.delete("/:name/pulls/:number", async (c) => {
    const repo = await db.repoByName(c.req.param("name"));
    if (!repo || !await db.closePull(repo.id, Number(c.req.param("number")))) return c.notFound();
    return c.body(null, 204);
  });

  return routes;
}
