import { env } from "cloudflare:workers";
import { Store } from "./store";

const db = env.DB;
const store = new Store(db);

export default {
  async fetch(request: Request): Promise<Response> {
    const key = new URL(request.url).pathname.slice(1);
    if (key === "") return Response.json(await store.list());
    if (request.method === "PUT") {
      const { value } = (await request.json()) as { value?: string };
      try {
        await store.put(key, value);
      } catch {
        return new Response("not stored", { status: 422 });
      }
      return new Response("stored", { status: 201 });
    }
    if (request.method === "DELETE") return new Response(await store.remove(key) ? "gone" : "nothing to remove");
    return Response.json({ value: await store.get(key) });
  },
};
