import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, listOf, type ListBlobResultBlob, type PutBlobResult } from "./r2-blob";
import type { ListCommandOptions } from "@vercel/blob";

export interface Uploaded {
  readonly blob: PutBlobResult;
  readonly at: Date;
}

export class Uploads {
  #last: PutBlobResult | undefined;

  async store(name: string, content: ArrayBuffer): Promise<Uploaded> {
    this.#last = blobOf(await env.BUCKET.put(name, content, {
      httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=2592000" },
      onlyIf: { etagDoesNotMatch: "*" },
    }));
    return { blob: this.#last, at: new Date() };
  }

  async newest(options: Pick<ListCommandOptions, "prefix">): Promise<ListBlobResultBlob | undefined> {
    const { blobs } = listOf(await env.BUCKET.list({ prefix: options.prefix }));
    return blobs.sort((a, b) => b.uploadedAt.getTime() - a.uploadedAt.getTime())[0];
  }
}
