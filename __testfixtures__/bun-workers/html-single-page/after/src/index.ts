import { serveHandler } from "./bun-routes";

export default serveHandler({
  routes: {
    "/api/users/:id": (request) => Response.json({ id: request.params.id }),
    "/api/health": () => new Response("OK"),
  },
});
