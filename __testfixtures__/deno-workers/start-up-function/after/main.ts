import { loadCatalog } from "./catalog.ts";

async function main() {
  const catalog = await loadCatalog();

  return { fetch: (req: Request) => {
    const name = new URL(req.url).pathname.slice(1);
    const price = catalog.get(name);
    return price === undefined ? new Response("no such item", { status: 404 }) : Response.json({ name, price });
  } };
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
