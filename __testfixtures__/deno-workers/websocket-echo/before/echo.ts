const greeting = "hello";

export function answer(request: Request): Response {
  if (request.headers.get("upgrade") !== "websocket") return new Response("a WebSocket, please", { status: 426 });
  const name = new URL(request.url).searchParams.get("name") ?? "nobody";
  const { socket, response } = Deno.upgradeWebSocket(request);
  let count = 0;

  socket.onopen = () => {
    socket.send(`${greeting} ${name}`);
  };
  socket.onmessage = (event) => {
    count++;
    if (event.data instanceof ArrayBuffer) socket.send(new Uint8Array(event.data).map((byte) => 255 - byte));
    else if (event.data === "count") socket.send(String(count));
    else if (event.data === "bye") socket.close(4000, "as you wish");
    else socket.send(`${name}: ${event.data}`);
  };
  socket.onclose = () => console.log(`${name} left`);
  return response;
}
