import { store } from "./kv";
import { fromRedisText, kvExists, kvGetDel } from "./kv-commands";

export default {
  async fetch(request: Request): Promise<Response> {
    const key = `v:${new URL(request.url).pathname}`;
    if (request.method === "PUT") {
      const body = (await request.json()) as { n: number };
      await store.put(key, JSON.stringify(body));
      return new Response("put");
    }
    if (request.method === "DELETE") return Response.json({ before: await kvGetDel(store, key).then(fromRedisText) });
    return Response.json({ value: await store.get(key, "json"), there: await kvExists(store, key) });
  },
};
