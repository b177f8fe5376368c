import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, keyOf } from "./r2-blob";

export async function replace(old: string, name: string, text: string): Promise<string> {
  const [stored] = await Promise.all([env.BUCKET.put(name, text, {
    httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=2592000" },
    onlyIf: { etagDoesNotMatch: "*" },
  }).then(blobOf), env.BUCKET.delete(keyOf(old))]);
  return stored.url;
}
