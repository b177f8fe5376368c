import { serveHandler } from "./bun-routes";

export default serveHandler({
  routes: {
    "/api/visits": () => Response.json({ visits: 1 }),
  },
  fetch(request) {
    return new Response(`There is no ${new URL(request.url).pathname}`, { status: 404 });
  },
});
