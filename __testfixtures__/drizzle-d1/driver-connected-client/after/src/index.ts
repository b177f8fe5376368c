import { Hono } from "hono";
import { eq } from "drizzle-orm";
import { db } from "./db";
import { lists, tasks } from "./schema";

const app = new Hono();

app.post("/lists", async (c) => {
  const { name } = await c.req.json<{ name: string }>();
  const [list] = await db.insert(lists).values({ name }).returning();
  return c.json(list, 201);
});

app.post("/lists/:id/tasks", async (c) => {
  const { title } = await c.req.json<{ title: string }>();
  try {
    const listId = Number(c.req.param("id"));
    const [task] = await db.insert(tasks).values({ listId, title }).returning();
    return c.json(task, 201);
  } catch {
    return c.json({ error: "no such list" }, 400);
  }
});

app.post("/tasks/:id/done", async (c) => {
  const changed = await db
    .update(tasks)
    .set({ done: true })
    .where(eq(tasks.id, Number(c.req.param("id"))))
    .returning({ id: tasks.id, done: tasks.done });
  return c.json(changed);
});

app.delete("/lists/:id", async (c) => {
  await db.delete(lists).where(eq(lists.id, Number(c.req.param("id"))));
  return c.body(null, 204);
});

app.get("/tasks", async (c) => {
  const rows = await db
    .select({ title: tasks.title, done: tasks.done, list: lists.name })
    .from(tasks)
    .innerJoin(lists, eq(lists.id, tasks.listId))
    .orderBy(tasks.id);
  return c.json(rows);
});

export default app;
