import { type Server } from "./socket-server";

export interface Member {
  name: string;
  room: string;
}

export async function answerRequest(request: Request, server: Server) {
  const { pathname, searchParams } = new URL(request.url);
  if (pathname === "/announce" && request.method === "POST") {
    const room = searchParams.get("room") ?? "lobby";
    server.publish(room, await request.text());
    return new Response("announced", { status: 202 });
  }
  const data = { name: searchParams.get("name") ?? "nobody", room: searchParams.get("room") ?? "lobby" };
  if (server.upgrade(request, { data, headers: { "x-room": data.room } })) return undefined;
  return new Response("Not found", { status: 404 });
}
