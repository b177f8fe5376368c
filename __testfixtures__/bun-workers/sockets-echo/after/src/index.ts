import { serveSockets } from "./socket-server";

interface Connection {
  name: string;
  received: number;
}

export default serveSockets<Connection>({
  fetch(request, server) {
    const url = new URL(request.url);
    if (url.pathname === "/ws") {
      const name = url.searchParams.get("name");
      if (!name) return new Response("Who are you?", { status: 400 });
      if (server.upgrade(request, { data: { name, received: 0 } })) return;
      return new Response("Upgrade failed", { status: 426 });
    }
    return new Response("Hello");
  },
  websocket: {
    idleTimeout: 60,
    open(ws) {
      ws.send(`Welcome, ${ws.data.name}`);
    },
    message(ws, message) {
      ws.data.received++;
      if (message === "bye") ws.close(4001, "as you wish");
      else if (message === "count") ws.send(String(ws.data.received));
      else if (typeof message === "string") ws.send(`${ws.data.name}: ${message}`);
      else ws.send(message.toReversed());
    },
    close(ws, code, reason) {
      console.log(`${ws.data.name} left`, code, reason);
    },
  },
});

export { SocketServer } from "./socket-server";
