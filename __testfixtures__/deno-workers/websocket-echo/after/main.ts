import { answer } from "./echo.ts";
import { upgradeWebSocket } from "./web-sockets.ts";

const handler = (request: Request) => {
  const { pathname } = new URL(request.url);
  if (pathname === "/echo") return answer(request);
  if (pathname === "/protocol") {
    const { socket, response } = upgradeWebSocket(request, { protocol: "chat", idleTimeout: 30 });
    socket.addEventListener("message", ({ data }) => socket.send(typeof data === "string" ? data.toUpperCase() : data));
    return response;
  }
  return new Response("no sockets here");
};

export default { fetch: handler };
