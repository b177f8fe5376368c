import { serve } from "@hono/node-server";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono } from "hono";

const app = new Hono();
app.use("/static/*", serveStatic({ root: "./" }));

const server = serve(app);
export const started = serve({ fetch: app.fetch }, () => server.ref());
