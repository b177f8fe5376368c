import { Board, type Member } from "./board";

export async function startServer(port = 4000): Promise<Bun.Server<Member>> {
  const board = new Board();

  const server: Bun.Server<Member> = Bun.serve<Member, any>({
    port,
    fetch: (request: Request, server: Bun.Server<Member>) => {
      const name = new URL(request.url).searchParams.get("name") ?? "";
      if (name !== "" && server.upgrade(request, { data: { name } })) return;
      return new Response("who are you?", { status: 400 });
    },
    routes: {
      "/notes": {
        GET: () => board.list(),
        POST: async (request: Request, to: Bun.Server<Member>) => {
          board.add(to, "post", await request.text());
          return new Response("added", { status: 201 });
        },
        DELETE: (request: Request, answer: Response) => board.clear(request, answer),
      },
    },
    websocket: {
      open: (ws) => board.welcome(ws),
      message(ws, text) {
        board.add(server, ws.data.name, text.toString());
      },
    },
  });

  return server;
}

await startServer();
