import { join, members } from "./rooms.ts";

const port = Number(Deno.env.get("PORT") ?? 8000);

Deno.serve({ port }, async (request) => {
  const { pathname, searchParams } = new URL(request.url);
  const room = searchParams.get("room") ?? "lobby";
  if (pathname === "/chat") return join(request, room, searchParams.get("name") ?? "nobody");
  if (pathname === "/announce") {
    const text = await request.text();
    for (const socket of members(room)) socket.send(text);
    return new Response("announced", { status: 202 });
  }
  return Response.json({ room, members: members(room).size });
});
