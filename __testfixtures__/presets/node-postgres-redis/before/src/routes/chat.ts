import { count, eq, sum } from "drizzle-orm";
import { Hono } from "hono";
import { cached, countRequest } from "../cache.js";
import { db } from "../db/client.js";
import { projects, requests } from "../db/schema.js";

export const chatRoutes = new Hono();

chatRoutes.post("/:project", async (c) => {
  const project = await db.query.projects.findFirst({ where: eq(projects.name, c.req.param("project")) });
  if (!project) return c.json({ error: "no such project" }, 404);
  const made = await countRequest(project.name);
  const daily = project.settings.limits?.daily;
  if (daily && made > daily) return c.json({ error: "limit reached", made }, 429);

  const { prompt } = await c.req.json<{ prompt: string }>();
  const { value, hit } = await cached(`${project.settings.model}:${prompt}`, async () => ({
    answer: prompt.toUpperCase(),
    tokens: prompt.length,
  }));
  await db.insert(requests).values({ projectId: project.id, tokens: value.tokens, cached: hit });
  return c.json({ ...value, hit });
});

chatRoutes.get("/:project/usage", async (c) => {
  const [usage] = await db
    .select({ requests: count(), tokens: sum(requests.tokens) })
    .from(requests)
    .innerJoin(projects, eq(projects.id, requests.projectId))
    .where(eq(projects.name, c.req.param("project")));
  return c.json({ requests: usage?.requests ?? 0, tokens: Number(usage?.tokens ?? 0) });
});
