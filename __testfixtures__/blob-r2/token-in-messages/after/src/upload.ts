import { env } from "cloudflare:workers";
import { created } from "./r2-blob";

export async function upload(name: string, text: string): Promise<Response> {
  if (!process.env.BLOB_READ_WRITE_TOKEN) {
    return new Response("Set BLOB_READ_WRITE_TOKEN first, as the README says.", { status: 401 });
  }
  created(await env.BUCKET.put(`notes/${name}.txt`, text, {
    httpMetadata: { contentType: "text/plain", cacheControl: "public, max-age=2592000" },
    onlyIf: { etagDoesNotMatch: "*" },
  }));
  return new Response("stored");
}
