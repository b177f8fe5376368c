import { answer } from "./echo.ts";

Deno.serve((request) => {
  const { pathname } = new URL(request.url);
  if (pathname === "/echo") return answer(request);
  if (pathname === "/protocol") {
    const { socket, response } = Deno.upgradeWebSocket(request, { protocol: "chat", idleTimeout: 30 });
    socket.addEventListener("message", ({ data }) => socket.send(typeof data === "string" ? data.toUpperCase() : data));
    return response;
  }
  return new Response("no sockets here");
});
