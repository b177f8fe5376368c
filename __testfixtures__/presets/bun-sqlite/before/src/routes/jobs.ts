import { Hono } from "hono";
import type { JobQueue } from "../db/job-queue";

export function jobRoutes(queue: JobQueue) {
  const routes = new Hono();

  routes.post("/run", (c) => {
    const job = queue.take();
    if (!job) return c.json({ ran: null });
    queue.finish(job.id);
    return c.json({ ran: job.id, attempts: job.attempts });
  });

  return routes;
}
