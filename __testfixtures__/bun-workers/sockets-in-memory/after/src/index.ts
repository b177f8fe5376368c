import { board, type Player } from "./board";
import { serveSockets, ServerWebSocket } from "./socket-server";
import { setTimeout as sleep } from "node:timers/promises";

const clients = new Set<ServerWebSocket<Player>>();

const server = serveSockets<Player>({
  routes: {
    "/health": () => new Response("OK"),
    "/players": () => Response.json([...clients].map((ws) => ws.data.name).sort()),
    "/score/:name": {
      GET: (request) => Response.json({ score: board.of(request.params["name"] ?? "") }),
      POST: async (request) => {
        board.add(request.params["name"] ?? "", Number(await request.text()));
        for (const client of clients) client.send(JSON.stringify({ scored: request.params["name"] }));
        return new Response(null, { status: 204 });
      },
    },
    "/count": (_request, server) => Response.json(server.subscriberCount("all")),
  },
  fetch(request, server) {
    const name = new URL(request.url).searchParams.get("name") ?? "";
    if (server.upgrade(request, { data: { name } })) return undefined;
    return new Response("Not found", { status: 404 });
  },
  // The handlers keep `clients` in memory.
  inMemory: true,
  websocket: {
    open(ws) {
      clients.add(ws);
      ws.subscribe("all");
    },
    async message(ws, message) {
      board.add(ws.data.name, Number(message));
      await sleep(1);
      ws.send(String(board.of(ws.data.name)));
    },
    close(ws) {
      clients.delete(ws);
      server.publish("all", `${ws.data.name} is gone`);
    },
  },
});

export default server;

export { SocketServer } from "./socket-server";
