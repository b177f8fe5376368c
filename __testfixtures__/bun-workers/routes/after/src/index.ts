import { listOrders } from "./orders";
import { serveHandler } from "./bun-routes";

export default serveHandler({
  routes: {
    "/health": () => new Response("OK"),
    "/version": () => Response.json({ version: 3 }),
    "/orders": {
      GET: listOrders,
      POST: async (request) => Response.json({ received: await request.json() }, { status: 201 }),
    },
    "/orders/:id": (request) => Response.json({ id: request.params.id }),
    "/orders/latest": () => new Response("the latest"),
    "/files/*": () => new Response("a file"),
    "/closed": false,
    "/broken": () => {
      throw new Error("broken");
    },
  },
  fetch(request) {
    return new Response(`nothing at ${new URL(request.url).pathname}`, { status: 404 });
  },
  error(error) {
    return new Response(error.message, { status: 500 });
  },
});
