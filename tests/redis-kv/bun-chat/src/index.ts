import type { ServerWebSocket } from "bun";
import Redis from "ioredis";
import { redis } from "./redis";

interface Member {
  name: string;
  room: string;
}

/** A subscriber for each connection, as Redis has them. */
const subscribers = new Map<ServerWebSocket<Member>, Redis>();

Bun.serve<Member, {}>({
  port: 3000,
  async fetch(request, server) {
    const { pathname, searchParams } = new URL(request.url);
    const room = searchParams.get("room") ?? "lobby";
    if (pathname === "/say") {
      const receivers = await redis.publish(`room:${room}`, await request.text());
      return Response.json({ receivers, said: await redis.incr(`said:${room}`) });
    }
    if (server.upgrade(request, { data: { name: searchParams.get("name") ?? "nobody", room } })) return undefined;
    return new Response("Not found", { status: 404 });
  },
  websocket: {
    async open(ws) {
      const subscriber = redis.duplicate();
      subscriber.on("message", (_channel, message) => ws.send(message));
      subscriber.on("error", (error) => console.error(error.message));
      subscribers.set(ws, subscriber);
      await subscriber.subscribe(`room:${ws.data.room}`, "news");
      ws.send("welcome");
    },
    async message(ws, message) {
      await redis.publish(`room:${ws.data.room}`, `${ws.data.name}: ${message}`);
    },
    async close(ws) {
      await subscribers.get(ws)?.quit();
      subscribers.delete(ws);
      await redis.publish(`room:${ws.data.room}`, `${ws.data.name} left`);
    },
  },
});
