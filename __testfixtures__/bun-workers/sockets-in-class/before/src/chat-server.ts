import type { Server, ServerWebSocket } from "bun";

interface Member {
  name: string;
}

export class ChatServer {
  private server: Server<Member> | undefined;
  private readonly members = new Map<string, ServerWebSocket<Member>>();

  constructor(private readonly room: string) {}

  start(port: number): void {
    this.server = Bun.serve<Member>({
      port,
      fetch: (request, server) => {
        const name = new URL(request.url).searchParams.get("name");
        if (name === null) return Response.json([...this.members.keys()]);
        return server.upgrade(request, { data: { name } }) ? undefined : new Response("no socket", { status: 400 });
      },
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
    console.log(`Chat on ${this.server.port}`);
  }

  say(name: string, text: string): void {
    this.server?.publish(this.room, `${name}: ${text}`);
  }

  stop(): void {
    this.server?.stop();
  }
}
