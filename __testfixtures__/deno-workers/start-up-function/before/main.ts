import { loadCatalog } from "./catalog.ts";

async function main(): Promise<void> {
  const catalog = await loadCatalog();

  Deno.serve({ port: 8080 }, (req) => {
    const name = new URL(req.url).pathname.slice(1);
    const price = catalog.get(name);
    return price === undefined ? new Response("no such item", { status: 404 }) : Response.json({ name, price });
  });
}

if (import.meta.main) {
  await main();
}
