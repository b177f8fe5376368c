import { env } from "cloudflare:workers";
import { keyOf } from "./r2-blob.js";
import { publicUrl } from "./r2-blob.js";

export async function store(name: string, text: string): Promise<string> {
  const object = await env.BUCKET.put(name, text);
  return publicUrl(object.key);
}

export async function replace(url: string, name: string, text: string): Promise<string> {
  await env.BUCKET.delete(keyOf(url));
  const blob = await env.BUCKET.put(name, text, {
    httpMetadata: { contentType: "text/plain", cacheControl: "public, max-age=2592000" },
  });
  return publicUrl(blob.key);
}
