import { upgradeWebSocket } from "../web-sockets.ts";

/** One visitor and the service: what is sent comes back, with the number of the message. */
export function talk(request: Request): Response {
  if (request.headers.get("upgrade") !== "websocket") return new Response("a socket is needed", { status: 426 });
  const { socket, response } = upgradeWebSocket(request);
  let count = 0;
  socket.onmessage = (event) => {
    count++;
    socket.send(JSON.stringify({ count, text: event.data }));
    if (event.data === "bye") socket.close(1000, "bye");
  };
  return response;
}
