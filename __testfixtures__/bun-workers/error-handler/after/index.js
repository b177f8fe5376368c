import { serveHandler } from "./bun-routes.js";

export const server = { name: "not this one" }

export default serveHandler({
  async fetch(request) {
    if (request.url.endsWith('/fail')) throw new TypeError('no')
    return new Response('yes')
  },
  error(error) {
    return Response.json({ kind: error.name, message: error.message }, { status: 503 })
  },
})
