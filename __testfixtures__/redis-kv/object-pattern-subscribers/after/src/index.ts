import { RedisSubscriber, redisObject } from "./redis-object";

/** What is published to the channels of a pattern, and to one by its name, line by line, until "end". */
async function listen(pattern: string): Promise<Response> {
  const subscriber = new RedisSubscriber();
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      subscriber.on("pmessage", (found, channel, message) => {
        controller.enqueue(encoder.encode(`${found} ${channel}: ${message}\n`));
        if (message !== "end") return;
        controller.close();
        void subscriber.quit();
      });
      subscriber.on("message", (channel, message) => {
        controller.enqueue(encoder.encode(`${channel}: ${message}\n`));
      });
    },
  });
  await subscriber.subscribe("news");
  const subscriptions = await subscriber.psubscribe(pattern);
  return new Response(body, { headers: { "x-subscriptions": String(subscriptions) } });
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    const response = await listen(searchParams.get("pattern") ?? "room:*");
    const text = response.text();
    const counts: number[] = [];
    for (const channel of ["room:tea", "room:", "rooms", "news", "room:t[a", "a.b"]) {
      counts.push(await redisObject().publish(channel, `to ${channel}`));
      await new Promise((resolve) => setTimeout(resolve, 20)); // in order, over two connections
    }
    const last = searchParams.get("last") ?? "room:end";
    counts.push(await redisObject().publish(last, "end"));
    return Response.json({ counts, subscriptions: response.headers.get("x-subscriptions"), text: await text });
  },
};

export { RedisObject } from "./redis-object";
