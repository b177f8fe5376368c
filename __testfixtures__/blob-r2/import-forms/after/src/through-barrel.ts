import { type HeadBlobResult } from "./storage";
import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, headOf, keyOf } from "./r2-blob";

export async function details(name: string): Promise<HeadBlobResult> {
  const { url } = blobOf(await env.BUCKET.put(name, "x", {
    httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=2592000" },
    onlyIf: { etagDoesNotMatch: "*" },
  }));
  return env.BUCKET.head(keyOf(url)).then(headOf);
}
