import { Hono } from "hono";
import type { JobQueue } from "../db/job-queue";

export function jobRoutes(queue: JobQueue) {
  const routes = new Hono();

  routes.post("/run", async (c) => {
    const job = await queue.take();
    if (!job) return c.json({ ran: null });
    await queue.finish(job.id);
    return c.json({ ran: job.id, attempts: job.attempts });
  });

  return routes;
}
