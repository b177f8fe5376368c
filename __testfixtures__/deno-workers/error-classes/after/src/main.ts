import { Hono } from "hono";
import { find } from "./store.ts";
import { NotFound, PermissionDenied } from "./deno-errors.ts";

const app = new Hono();
app.get("/:id", (c) => c.json(find(c.req.param("id"))));
app.onError((error, c) => {
  if (error instanceof NotFound) return c.text(error.name, 404);
  if (error instanceof PermissionDenied) return c.text(error.message, 403);
  return c.text("broken", 500);
});

export default { fetch: app.fetch };
