import { Hono } from "hono";
import { upgradeWebSocket, serveInObject } from "./web-sockets.ts";

class Presence {
  readonly #sockets = new Set<WebSocket>();

  accept(request: Request): Response {
    const upgraded = upgradeWebSocket(request);
    upgraded.socket.addEventListener("open", () => this.#sockets.add(upgraded.socket));
    upgraded.socket.addEventListener("close", () => this.#sockets.delete(upgraded.socket));
    return upgraded.response;
  }

  get size(): number {
    return this.#sockets.size;
  }
}

const presence = new Presence();
const app = new Hono();
app.get("/", (c) => c.json({ present: presence.size }));
app.get("/here", (c) => presence.accept(c.req.raw));

export default serveInObject(app);

export { SocketServer } from "./web-sockets.ts";
