import { createClient } from "redis";

const client = await createClient({ url: process.env.REDIS_URL }).connect();

/** What is published to the rooms of a house, until "end". */
async function listen(house: string): Promise<ReadableStream<string>> {
  const subscriber = client.duplicate();
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
      await client.publish("blue:tea", "hello"),
      await client.publish("red:tea", "nobody"),
      await client.publish("blue:hall", "you too"),
      await client.publish("blue:hall", "end"),
    ];
    let text = "";
    for await (const line of lines) text += line;
    return Response.json({ counts, text });
  },
};
