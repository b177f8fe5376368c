import { store } from "./kv";

export default {
  async fetch(request: Request): Promise<Response> {
    const key = `v:${new URL(request.url).pathname}`;
    if (request.method === "PUT") {
      const body = (await request.json()) as { n: number };
      await store.set(key, body);
      return new Response("put");
    }
    if (request.method === "DELETE") return Response.json({ before: await store.getdel(key) });
    return Response.json({ value: await store.get(key), there: await store.exists(key) });
  },
};
