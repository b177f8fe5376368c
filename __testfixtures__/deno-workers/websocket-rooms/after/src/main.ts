import { join, members } from "./rooms.ts";
import { serveInObject } from "./web-sockets.ts";

const handler = async (request: Request) => {
  const { pathname, searchParams } = new URL(request.url);
  const room = searchParams.get("room") ?? "lobby";
  if (pathname === "/chat") return join(request, room, searchParams.get("name") ?? "nobody");
  if (pathname === "/announce") {
    const text = await request.text();
    for (const socket of members(room)) socket.send(text);
    return new Response("announced", { status: 202 });
  }
  return Response.json({ room, members: members(room).size });
};

export default serveInObject({ fetch: handler });

export { SocketServer } from "./web-sockets.ts";
