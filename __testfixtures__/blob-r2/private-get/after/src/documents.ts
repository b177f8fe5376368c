import { env } from "cloudflare:workers";
import { getOf } from "./r2-blob";

export async function store(id: string, text: string): Promise<void> {
  await env.BUCKET.put(`documents/${id}.txt`, text, {
    httpMetadata: { contentType: "text/plain", cacheControl: "public, max-age=60" },
  });
}

export async function read(request: Request, id: string): Promise<Response> {
  const etag = request.headers.get("if-none-match");
  const result = getOf(await env.BUCKET.get(`documents/${id}.txt`, { onlyIf: { etagDoesNotMatch: (etag ?? "").replace(/"/g, "") } }));
  if (!result) return new Response("Not found", { status: 404 });
  if (result.statusCode === 304) return new Response(null, { status: 304 });
  return new Response(await new Response(result.stream).text(), {
    headers: { "content-type": result.blob.contentType, etag: result.blob.etag },
  });
}

export async function size(id: string, etag: string | undefined): Promise<number | null> {
  const result = getOf(await env.BUCKET.get(`documents/${id}.txt`, etag ? { onlyIf: { etagDoesNotMatch: etag.replace(/"/g, "") } } : undefined));
  return result && result.blob.size;
}
