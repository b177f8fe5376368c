export function limited() {
  return Bun.serve({
    fetch(request, server) {
      if (server.pendingRequests > 100) return new Response("busy", { status: 503 });
      return server.upgrade(request) ? undefined : new Response("b");
    },
    websocket: { message() {} },
  });
}
