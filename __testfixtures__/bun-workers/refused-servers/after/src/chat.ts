const clients = new Set<unknown>();

const server = Bun.serve({
  port: 3000,
  fetch(req, server) {
    if (server.upgrade(req)) return;
    return new Response("chat");
  },
  websocket: {
    open(ws) {
      clients.add(ws);
      ws.subscribe("room");
    },
    message(ws, message) {
      server.publish("room", message);
    },
  },
});
