import type { ServerWebSocket } from "bun";
import { answerRequest, type Member } from "./requests";

const server = Bun.serve<Member, {}>({
  port: 3000,
  fetch: answerRequest,
  websocket: {
    open(ws) {
      ws.subscribe(ws.data.room);
      ws.publish(ws.data.room, `${ws.data.name} joined`);
    },
    message(ws, message) {
      if (message === "/leave") leave(ws);
      else if (ws.isSubscribed(ws.data.room)) server.publish(ws.data.room, `${ws.data.name}: ${message}`);
      else ws.send("You are not in the room");
    },
    close(ws) {
      leave(ws);
    },
  },
});

function leave(ws: ServerWebSocket<Member>): void {
  if (!ws.isSubscribed(ws.data.room)) return;
  ws.unsubscribe(ws.data.room);
  server.publish(ws.data.room, `${ws.data.name} left`);
}

console.log(`Chat on ${server.hostname}:${server.port}`);
process.on("SIGTERM", () => server.stop());
