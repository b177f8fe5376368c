import { serveSockets, type Server, ServerWebSocket } from "./socket-server";

interface Member {
  name: string;
}

export class ChatServer {
  private server: Server | undefined;
  private readonly members = new Map<string, ServerWebSocket<Member>>();

  constructor(private readonly room: string) {}

  start(port: number): void {
    this.server = serveSockets<Member>({
      fetch: (request, server) => {
        const name = new URL(request.url).searchParams.get("name");
        if (name === null) return Response.json([...this.members.keys()]);
        return server.upgrade(request, { data: { name } }) ? undefined : new Response("no socket", { status: 400 });
      },
      // The handlers use the object that serves.
      inMemory: true,
      websocket: {
        open: (ws) => {
          this.members.set(ws.data.name, ws);
          ws.subscribe(this.room);
        },
        message: (ws, text) => this.say(ws.data.name, String(text)),
        close: (ws) => {
          this.members.delete(ws.data.name);
          this.say(ws.data.name, "bye");
        },
      },
    });
  }

  say(name: string, text: string): void {
    this.server?.publish(this.room, `${name}: ${text}`);
  }

  stop(): void {
  }
}
