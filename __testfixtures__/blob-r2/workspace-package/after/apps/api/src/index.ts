import { store } from "@acme/storage";
import { env } from "cloudflare:workers";
import { keyOf } from "./r2-blob";

export default {
  async fetch(request: Request): Promise<Response> {
    const { url } = await store("request.txt", await request.text());
    if (request.method === "DELETE") await env.BUCKET.delete(keyOf(url));
    return Response.json({ url });
  },
};
