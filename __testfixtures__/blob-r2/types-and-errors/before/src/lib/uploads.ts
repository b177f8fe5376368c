import { type ListBlobResultBlob, type PutBlobResult, list, put } from "@vercel/blob";
import type { ListCommandOptions } from "@vercel/blob";

export interface Uploaded {
  readonly blob: PutBlobResult;
  readonly at: Date;
}

export class Uploads {
  #last: PutBlobResult | undefined;

  async store(name: string, content: ArrayBuffer): Promise<Uploaded> {
    this.#last = await put(name, content, { access: "public" });
    return { blob: this.#last, at: new Date() };
  }

  async newest(options: Pick<ListCommandOptions, "prefix">): Promise<ListBlobResultBlob | undefined> {
    const { blobs } = await list({ prefix: options.prefix });
    return blobs.sort((a, b) => b.uploadedAt.getTime() - a.uploadedAt.getTime())[0];
  }
}
