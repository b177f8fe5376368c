import { Hono } from "hono";
import type { TaskRepository } from "./tasks";

export type AppEnv = { Variables: { tasks: TaskRepository } };

export const routes = new Hono<AppEnv>();

routes.get("/tasks", (c) => {
  const tasks = c.get("tasks").list(c.req.query("assignee"));
  return c.json({ tasks, total: c.var.tasks.count() });
});

routes.get("/tasks/:id", (c) => {
  const task = c.get("tasks").find(Number(c.req.param("id")));
  if (!task) return c.json({ error: "no such task" }, 404);
  return c.json(task);
});

routes.post("/tasks", async (c) => {
  const { title, assignee } = await c.req.json<{ title: string; assignee?: string }>();
  try {
    return c.json(c.get("tasks").create(title, assignee ?? null), 201);
  } catch (error) {
    if (error instanceof Error && error.message.includes("UNIQUE constraint failed")) {
      return c.json({ error: "title is taken" }, 409);
    }
    throw error;
  }
});

routes.post("/tasks/:id/finish", (c) => {
  if (!c.get("tasks").finish(Number(c.req.param("id")))) return c.json({ error: "no such task" }, 404);
  return c.body(null, 204);
});

routes.delete("/tasks/:id", (c) => c.json({ removed: c.get("tasks").remove(Number(c.req.param("id"))) }));
