import { RedisSubscriber, redisObject } from "./redis-object";

/** What is published to the rooms of a house, until "end". */
async function listen(house: string): Promise<ReadableStream<string>> {
  const subscriber = new RedisSubscriber();
  await subscriber.connect();
  const { readable, writable } = new TransformStream<string, string>(undefined, { highWaterMark: 100 }, { highWaterMark: 100 });
  const writer = writable.getWriter();
  await subscriber.pSubscribe(`${house}:*`, (message, channel) => {
    void writer.write(`${channel}: ${message}\n`);
    if (message !== "end") return;
    void writer.close();
    void subscriber.pUnsubscribe(`${house}:*`);
  });
  return readable;
}

export default {
  async fetch(): Promise<Response> {
    const lines = await listen("blue");
    const counts = [
      await redisObject().publish("blue:tea", "hello"),
      await redisObject().publish("red:tea", "nobody"),
      await redisObject().publish("blue:hall", "you too"),
      await redisObject().publish("blue:hall", "end"),
    ];
    let text = "";
    for await (const line of lines) text += line;
    return Response.json({ counts, text });
  },
};

export { RedisObject } from "./redis-object";
