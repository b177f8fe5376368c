import { board, type Player } from "./board";

const clients = new Set<Bun.ServerWebSocket<Player>>();

const server = Bun.serve<Player>({
  port: 3000,
  routes: {
    "/health": new Response("OK"),
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
  websocket: {
    open(ws) {
      clients.add(ws);
      ws.subscribe("all");
    },
    async message(ws, message) {
      board.add(ws.data.name, Number(message));
      await Bun.sleep(1);
      ws.send(String(board.of(ws.data.name)));
    },
    close(ws) {
      clients.delete(ws);
      server.publish("all", `${ws.data.name} is gone`);
    },
  },
});
