import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, copyObject, created, listOf, renameObject, BlobNotFoundError } from "./r2-blob";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const to = searchParams.get("to") ?? "copy";
    switch (request.method) {
      case "POST": {
        const { url } = blobOf(await env.BUCKET.put(`src${pathname}`, await request.text(), {
          httpMetadata: { contentType: "text/markdown", cacheControl: "public, max-age=2592000" },
          onlyIf: { etagDoesNotMatch: "*" },
        }));
        return Response.json(url);
      }
      case "PUT":
        try {
          const copied = created(await copyObject(env.BUCKET, `src${pathname}`, `src/${to}`, {
            httpMetadata: { contentType: contentTypeOf(to), cacheControl: "public, max-age=2592000" },
            onlyIf: { etagDoesNotMatch: "*" },
          }));
          return Response.json({ from: pathname, to: copied.key, type: copied.httpMetadata?.contentType ?? "application/octet-stream" });
        } catch (error) {
          return Response.json({ missing: error instanceof BlobNotFoundError, message: String(error) }, { status: 400 });
        }
      case "PATCH":
        return Response.json(blobOf(await renameObject(env.BUCKET, `src${pathname}`, `src/${to}`, {
          httpMetadata: { contentType: contentTypeOf(to), cacheControl: "public, max-age=2592000" },
        })));
      default: {
        const { blobs } = listOf(await env.BUCKET.list());
        return Response.json(blobs.map(({ pathname, size }) => ({ pathname, size })));
      }
    }
  },
};
