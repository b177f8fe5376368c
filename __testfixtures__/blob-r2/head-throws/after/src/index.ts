import { env } from "cloudflare:workers";
import { contentTypeOf, created, found, keyOf, BlobNotFoundError } from "./r2-blob";

async function exists(pathname: string): Promise<boolean> {
  try {
    found(await env.BUCKET.head(keyOf(pathname)));
    return true;
  } catch {
    return false;
  }
}

async function sizeOf(pathname: string): Promise<number | undefined> {
  try {
    const details = found(await env.BUCKET.head(keyOf(pathname)));
    return details.size;
  } catch (error) {
    if (error instanceof BlobNotFoundError) return undefined;
    throw error;
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const key = `texts${url.pathname}`;
    if (request.method === "PUT") {
      created(await env.BUCKET.put(key, await request.text(), {
        httpMetadata: { contentType: contentTypeOf(key), cacheControl: "public, max-age=2592000" },
        onlyIf: { etagDoesNotMatch: "*" },
      }));
      return new Response(null, { status: 204 });
    }
    if (url.searchParams.has("exists")) return Response.json(await exists(key));
    const size = await sizeOf(key);
    return Response.json({ size: size ?? null }, { status: size === undefined ? 404 : 200 });
  },
};
