import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, created, found, headOf, matched, BlobError, BlobPreconditionFailedError } from "./r2-blob";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const text = request.method === "GET" ? "" : await request.text();
    try {
      switch (request.method) {
        case "POST": {
          const overwrite = searchParams.has("overwrite");
          const blob = created(await env.BUCKET.put(`files${pathname}`, text, {
            httpMetadata: { contentType: contentTypeOf(pathname), cacheControl: "public, max-age=2592000" },
            ...(overwrite ? {} : { onlyIf: { etagDoesNotMatch: "*" } }),
          }));
          return Response.json({ etag: blob.httpEtag });
        }
        case "PUT":
          await env.BUCKET.put(`files${pathname}`, text, {
            httpMetadata: { contentType: contentTypeOf(pathname), cacheControl: "public, max-age=2592000" },
          });
          return Response.json({ stored: true });
        case "PATCH": {
          const { etag } = headOf(await env.BUCKET.head(`files${pathname}`));
          const wanted = searchParams.get("etag") ?? etag;
          const result = blobOf(matched(await env.BUCKET.put(`files${pathname}`, text, {
            onlyIf: { etagMatches: wanted.replace(/"/g, "") },
            httpMetadata: { contentType: "text/plain", cacheControl: "public, max-age=2592000" },
          })));
          return Response.json(result);
        }
        default:
          return Response.json((found(await env.BUCKET.head(`files${pathname}`))).size);
      }
    } catch (error) {
      if (error instanceof BlobPreconditionFailedError) return Response.json({ error: "changed" }, { status: 412 });
      if (error instanceof BlobError) return Response.json({ error: error.message }, { status: 409 });
      throw error;
    }
  },
};
