import { env } from "cloudflare:workers";
import { blobOf } from "./r2-blob";

export async function store(text: string): Promise<string> {
  const { url } = blobOf(await env.BUCKET.put("text.txt", text, {
    httpMetadata: { contentType: "text/plain", cacheControl: "public, max-age=2592000" },
    onlyIf: { etagDoesNotMatch: "*" },
  }));
  return url.startsWith("https://store.public.blob.vercel-storage.com/") ? url : "";
}
