import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, headOf, keyOf, publicUrl } from "./r2-blob";

async function inSteps(pathname: string, text: string) {
  const { key, uploadId } = await env.BUCKET.createMultipartUpload(pathname, {
    httpMetadata: { contentType: "text/plain", cacheControl: "public, max-age=2592000" },
  });
  const part = await env.BUCKET.resumeMultipartUpload(key, uploadId).uploadPart(1, text);
  const blob = await env.BUCKET.resumeMultipartUpload(key, uploadId).complete([part]);
  return { url: publicUrl(blob.key), partNumber: part.partNumber };
}

async function withUploader(pathname: string, body: ArrayBuffer) {
  const uploader = await env.BUCKET.createMultipartUpload(pathname, {
    httpMetadata: { contentType: contentTypeOf(pathname), cacheControl: "public, max-age=2592000" },
  });
  const part = await uploader.uploadPart(1, body);
  const { url, contentType } = blobOf(await uploader.complete([part]));
  return { url, contentType };
}

export default {
  async fetch(request: Request): Promise<Response> {
    const name = new URL(request.url).pathname.slice(1);
    if (request.method === "POST") return Response.json(await inSteps(`parts/${name}`, await request.text()));
    if (request.method === "PUT") return Response.json(await withUploader(`parts/${name}`, await request.arrayBuffer()));
    const sizes = await Promise.all(["parts/a.txt", "parts/b.json"].map((path) => env.BUCKET.head(keyOf(path)).then(headOf)));
    return Response.json(sizes.map(({ size, contentType }) => ({ size, contentType })));
  },
};
