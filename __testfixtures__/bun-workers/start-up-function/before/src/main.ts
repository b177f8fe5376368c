import { Catalog } from "./catalog";

async function main(): Promise<void> {
  const catalog = new Catalog();
  await catalog.load();

  const server = Bun.serve({
    port: process.env.PORT,
    async fetch(request) {
      const { pathname } = new URL(request.url);
      const item = catalog.find(pathname.slice(1));
      return item === undefined ? new Response("none", { status: 404 }) : Response.json(item);
    },
  });

  console.log(`catalog is served on ${server.url}`);

  const shutdown = () => {
    console.log("bye");
    server.stop();
  };
  process.on("SIGINT", shutdown);
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
