import { Catalog } from "./catalog";

async function main() {
  const catalog = new Catalog();
  await catalog.load();

  return {
    async fetch(request: Request) {
      const { pathname } = new URL(request.url);
      const item = catalog.find(pathname.slice(1));
      return item === undefined ? new Response("none", { status: 404 }) : Response.json(item);
    },
  };
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
