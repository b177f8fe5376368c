import { Board, type Member } from "./board";
import { serveSockets, serveOnFirstRequest, type Server } from "./socket-server";

export async function startServer(port = 4000): Promise<Server> {
  const board = new Board();

  const server: Server = serveSockets<Member>({
    fetch: (request: Request, server: Server) => {
      const name = new URL(request.url).searchParams.get("name") ?? "";
      if (name !== "" && server.upgrade(request, { data: { name } })) return;
      return new Response("who are you?", { status: 400 });
    },
    routes: {
      "/notes": {
        GET: () => board.list(),
        POST: async (request: Request, to: Server) => {
          board.add(to, "post", await request.text());
          return new Response("added", { status: 201 });
        },
        // @ts-expect-error bun-workers/server-use: the server object is used
        DELETE: (request: Request, answer: Response) => board.clear(request, answer),
      },
    },
    // The handlers keep `board` in memory.
    inMemory: true,
    websocket: {
      open: (ws) => board.welcome(ws),
      message(ws, text) {
        board.add(server, ws.data.name, text.toString());
      },
    },
  });

  return server;
}

export default serveOnFirstRequest(startServer);

export { SocketServer } from "./socket-server";
