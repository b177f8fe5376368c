import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, type PutBlobResult } from "./r2-blob";

export async function store(name: string, text: string): Promise<PutBlobResult> {
  return env.BUCKET.put(name, text, {
    httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=2592000" },
    onlyIf: { etagDoesNotMatch: "*" },
  }).then(blobOf);
}
