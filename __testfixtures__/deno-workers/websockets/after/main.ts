const sockets = new Set<WebSocket>();

const handler = (request: Request) => {
  if (request.headers.get("upgrade") !== "websocket") return new Response("upgrade", { status: 426 });
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.onopen = () => sockets.add(socket);
  socket.onmessage = (event) => {
    for (const each of sockets) each.send(event.data);
  };
  return response;
};

export default { fetch: handler };
