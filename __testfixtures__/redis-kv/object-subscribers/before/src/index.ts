import { redis } from "./redis";

/** What is published to a room, line by line, until "end". */
async function listen(room: string): Promise<Response> {
  const subscriber = redis.duplicate();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      subscriber.on("message", (channel, message) => {
        controller.enqueue(new TextEncoder().encode(`${channel}: ${message}\n`));
        if (message !== "end") return;
        controller.close();
        void subscriber.quit();
      });
      subscriber.on("error", (error: Error) => console.error(error.message));
    },
  });
  await subscriber.subscribe(`room:${room}`, "news");
  return new Response(body);
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const room = searchParams.get("room") ?? "tea";
    if (pathname === "/say") {
      const receivers = await redis.publish(`room:${room}`, await request.text());
      return Response.json({ receivers });
    }
    if (pathname === "/news") return Response.json({ receivers: await redis.publish("news", "all of you") });
    if (pathname === "/heard") {
      // Listens and publishes meanwhile.
      const response = await listen(room);
      const text = response.text();
      const counts = [
        await redis.publish("room:other", "nobody hears"),
        await redis.publish(`room:${room}`, "hello"),
        await redis.publish("news", "all of you"),
        await redis.publish(`room:${room}`, "end"),
      ];
      return Response.json({ counts, text: await text });
    }
    return Response.json({ members: await redis.scard("members") });
  },
};
