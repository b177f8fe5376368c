import index from "./index.html";

const server = Bun.serve({
  routes: {
    "/api/users/:id": (request) => Response.json({ id: request.params.id }),
    "/api/health": new Response("OK"),
    "/*": index,
  },
});

console.log(`Listening on ${server.url}`);
