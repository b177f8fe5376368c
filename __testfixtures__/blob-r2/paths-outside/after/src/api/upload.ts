import { env } from "cloudflare:workers";
import { created } from "../r2-blob";
import { clean } from "../jobs/clean";

export async function upload(name: string, text: string): Promise<string> {
  await clean();
  const blob = created(await env.BUCKET.put(name, text, {
    httpMetadata: { contentType: "text/plain", cacheControl: "public, max-age=2592000" },
    onlyIf: { etagDoesNotMatch: "*" },
  }));
  return blob.key;
}
