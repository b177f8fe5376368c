Bun.serve({
  routes: {
    "/files/*": (request) => Response.json({ file: new URL(request.url).pathname }),
    "/files/private/*": false,
    "/health": new Response("OK", { headers: { "x-health": "good" } }),
    "/gone": Response.redirect("/health", 301),
    "/fails": () => {
      throw new Error("on purpose");
    },
  },
  fetch(request) {
    return new Response(`nothing at ${new URL(request.url).pathname}`, { status: 404 });
  },
  error(error) {
    return Response.json({ error: error.message }, { status: 503 });
  },
});
