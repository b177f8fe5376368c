import { serve } from "@hono/node-server";
import { Hono } from "hono";

async function main(): Promise<void> {
  const links = await load();
  const app = new Hono();
  app.get("/", (c) => c.json(links));
  app.get("/:name", (c) => {
    const link = links.get(c.req.param("name"));
    return link === undefined ? c.notFound() : c.text(link);
  });

  const server = serve({ fetch: app.fetch, port: Number(process.env.PORT) || 3000 }, (info) => {
    console.log(`Listening on http://localhost:${info.port}`);
  });
  process.on("SIGINT", () => {
    server.close();
    process.exit(0);
  });
}

async function load(): Promise<Map<string, string>> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return new Map([["docs", "https://example.com/docs"]]);
}

await main();
