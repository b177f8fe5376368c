import { answerRequest, type Member } from "./requests";
import { serveSockets, ServerWebSocket } from "./socket-server";

const server = serveSockets<Member>({
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

export default server;

export { SocketServer } from "./socket-server";

function leave(ws: ServerWebSocket<Member>): void {
  if (!ws.isSubscribed(ws.data.room)) return;
  ws.unsubscribe(ws.data.room);
  server.publish(ws.data.room, `${ws.data.name} left`);
}
