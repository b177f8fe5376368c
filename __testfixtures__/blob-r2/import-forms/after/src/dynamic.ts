import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, created } from "./r2-blob";

export async function store(name: string, text: string): Promise<string> {
  const { url } = blobOf(await env.BUCKET.put(name, text, {
    httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=2592000" },
    onlyIf: { etagDoesNotMatch: "*" },
  }));
  return url;
}

export async function storeAll(texts: string[]): Promise<void> {
  for (const [index, text] of texts.entries()) created(await env.BUCKET.put(`texts/${index}.txt`, text, {
    httpMetadata: { contentType: "text/plain", cacheControl: "public, max-age=2592000" },
    onlyIf: { etagDoesNotMatch: "*" },
  }));
}
