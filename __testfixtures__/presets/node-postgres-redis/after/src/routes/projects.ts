import { desc, eq } from "drizzle-orm";
import { Hono } from "hono";
import { db } from "../db/client.js";
import { projects } from "../db/schema.js";

export const projectRoutes = new Hono();

projectRoutes.get("/", async (c) => {
  const rows = await db.select().from(projects).where(eq(projects.active, true)).orderBy(desc(projects.name));
  return c.json(rows.map(({ name, settings, active }) => ({ name, settings, active })));
});

projectRoutes.post("/", async (c) => {
  const { name, model, daily } = await c.req.json<{ name: string; model: string; daily?: number }>();
  const [project] = await db
    .insert(projects)
    .values({ name, settings: { model, ...(daily ? { limits: { daily } } : {}) } })
    .onConflictDoNothing()
    .returning();
  if (!project) return c.json({ error: "taken" }, 409);
  return c.json({ name: project.name, isDate: project.createdAt instanceof Date }, 201);
});

projectRoutes.delete("/:name", async (c) => {
  const rows = await db.delete(projects).where(eq(projects.name, c.req.param("name"))).returning({ name: projects.name });
  return c.json(rows);
});
