export const reloading = Bun.serve({
  fetch: (request, server) => (server.upgrade(request) ? undefined : new Response("c")),
  websocket: { message() {} },
});
