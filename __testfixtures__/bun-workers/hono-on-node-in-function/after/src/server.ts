import { Hono } from "hono";

async function main() {
  const links = await load();
  const app = new Hono();
  app.get("/", (c) => c.json(links));
  app.get("/:name", (c) => {
    const link = links.get(c.req.param("name"));
    return link === undefined ? c.notFound() : c.text(link);
  });

  return { fetch: app.fetch };
}

async function load(): Promise<Map<string, string>> {
  await new Promise((resolve) => setTimeout(resolve, 5));
  return new Map([["docs", "https://example.com/docs"]]);
}

let ready: ReturnType<typeof main> | undefined;

export default {
  async fetch(request: Request): Promise<Response> {
    ready ??= main().catch((error: unknown) => {
      ready = undefined;
      throw error;
    });
    return (await ready).fetch(request);
  },
};
