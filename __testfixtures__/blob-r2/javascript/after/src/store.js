import { env } from "cloudflare:workers";
import { created, keyOf, publicUrl } from "./r2-blob.js";
import { names } from "./names.js";

export async function store(text) {
  const blob = created(await env.BUCKET.put(`${names[0]}.txt`, text, {
    httpMetadata: { contentType: "text/plain", cacheControl: "public, max-age=2592000" },
    onlyIf: { etagDoesNotMatch: "*" },
  }));
  return { url: publicUrl(blob.key) };
}

export const remove = (url) => env.BUCKET.delete([url].flat().map(keyOf));
