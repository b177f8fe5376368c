import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, copyObject, created, listOf, renameObject, BlobNotFoundError } from "./r2-blob";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const to = searchParams.get("to") ?? "copy";
    switch (request.method) {
      case "POST": {
        const { url } = await env.BUCKET.put(`src${pathname}`, await request.text(), {
          httpMetadata: { contentType: "text/markdown", cacheControl: "public, max-age=2592000" },
          onlyIf: { etagDoesNotMatch: "*" },
        }).then(blobOf);
        return Response.json(url);
      }
      case "PUT":
        try {
          const copied = await copyObject(env.BUCKET, `src${pathname}`, `src/${to}`, {
            httpMetadata: { contentType: contentTypeOf(to), cacheControl: "public, max-age=2592000" },
            onlyIf: { etagDoesNotMatch: "*" },
          }).then(created);
          return Response.json({ from: pathname, to: copied.key, type: copied.httpMetadata?.contentType ?? "application/octet-stream" });
        } catch (error) {
          return Response.json({ missing: error instanceof BlobNotFoundError, message: String(error) }, { status: 400 });
        }
      case "PATCH":
        return Response.json(await renameObject(env.BUCKET, `src${pathname}`, `src/${to}`, {
          httpMetadata: { contentType: contentTypeOf(to), cacheControl: "public, max-age=2592000" },
        }).then(blobOf));
      default: {
        const { blobs } = await env.BUCKET.list().then(listOf);
        return Response.json(blobs.map(({ pathname, size }) => ({ pathname, size })));
      }
    }
  },
};
