import { env } from "cloudflare:workers";
import { contentTypeOf, downloadUrl, publicUrl } from "./r2-blob";

export default {
  async fetch(request: Request): Promise<Response> {
    const name = new URL(request.url).pathname.slice(1);
    const blob = await env.BUCKET.put(name, await request.text(), {
      httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=2592000" },
    });
    return Response.json({ url: publicUrl(blob.key), download: downloadUrl(blob.key) });
  },
};
