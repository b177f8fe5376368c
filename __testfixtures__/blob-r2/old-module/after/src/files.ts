import { env } from "cloudflare:workers";
// @ts-expect-error blob-r2/helper-missing: the generated module lacks a function
import { blobOf, found, keyOf } from "./r2-blob";

export async function store(text: string): Promise<string> {
  const { url } = blobOf(await env.BUCKET.put("notes.txt", text, {
    httpMetadata: { contentType: "text/plain", cacheControl: "public, max-age=2592000" },
  }));
  return url;
}

export async function sizeOf(name: string): Promise<number> {
  return (found(await env.BUCKET.head(keyOf(name)))).size;
}
