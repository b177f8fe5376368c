import { redis } from "./redis";

export default {
  async fetch(request: Request): Promise<Response> {
    const key = `bytes:${new URL(request.url).pathname}`;
    if (request.method === "POST") {
      await redis.put(key, Buffer.from(await request.arrayBuffer()), { expirationTtl: 600 });
      return new Response("stored");
    }
    const bytes = await redis.get(key, "arrayBuffer").then((value) => value && Buffer.from(value));
    return bytes ? new Response(bytes.toString("hex")) : new Response("none", { status: 404 });
  },
};
