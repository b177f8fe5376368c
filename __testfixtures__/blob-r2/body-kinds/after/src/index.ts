import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, created, headOf, keyOf, type HeadBlobResult } from "./r2-blob";

async function storeFile(file: File): Promise<HeadBlobResult> {
  const { url } = blobOf(await env.BUCKET.put(file.name, file, {
    httpMetadata: { contentType: file.type || contentTypeOf(file.name), cacheControl: "public, max-age=2592000" },
  }));
  return env.BUCKET.head(keyOf(url)).then(headOf);
}

async function store(kind: string, request: Request): Promise<HeadBlobResult> {
  const options = { status: 201 };
  switch (kind) {
    case "text": {
      const text = await request.text();
      const { pathname } = blobOf(await env.BUCKET.put("kinds/text.txt", text, {
        httpMetadata: { contentType: "text/plain", cacheControl: "public, max-age=2592000" },
        onlyIf: { etagDoesNotMatch: "*" },
      }));
      return env.BUCKET.head(keyOf(pathname)).then(headOf);
    }
    case "bytes": {
      const bytes = new Uint8Array(await request.arrayBuffer());
      created(await env.BUCKET.put("kinds/bytes.unknown", Buffer.from(bytes), {
        httpMetadata: { contentType: "application/octet-stream", cacheControl: "public, max-age=2592000" },
        onlyIf: { etagDoesNotMatch: "*" },
      }));
      return env.BUCKET.head("kinds/bytes.unknown").then(headOf);
    }
    case "blob": {
      const blob = new Blob([await request.arrayBuffer()], { type: "image/png" });
      const result = created(await env.BUCKET.put(`kinds/${options.status}.png`, blob, {
        httpMetadata: { contentType: blob.type || "image/png", cacheControl: "public, max-age=2592000" },
        onlyIf: { etagDoesNotMatch: "*" },
      }));
      return env.BUCKET.head(result.key).then(headOf);
    }
    case "file":
      return storeFile(new File([await request.text()], "kinds/a.csv", { type: "text/csv" }));
    default: {
      const stored = created(await env.BUCKET.put(`kinds/${kind}.pdf`, await new Response(request.body || "nothing").arrayBuffer(), {
        httpMetadata: { contentType: "application/pdf", cacheControl: "public, max-age=2592000" },
        onlyIf: { etagDoesNotMatch: "*" },
      }));
      return env.BUCKET.head(stored.key).then(headOf);
    }
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { size, contentType } = await store(new URL(request.url).pathname.slice(1), request);
    return Response.json({ size, contentType });
  },
};
