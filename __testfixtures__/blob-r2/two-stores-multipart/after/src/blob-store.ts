/*
 * The functions of @vercel/blob over two stores: R2 where USE_CLOUDFLARE is set, else Vercel Blob.
 * Generated once by cf-codemod (blob-r2 --flag); yours to change. When the old store has gone, delete its branches.
 */
import * as vercel from "@vercel/blob";
import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, headOf, keyOf, withRandomSuffix } from "./r2-blob";

// Types, errors, and functions that have only the old store. What is declared below comes before them.
export * from "@vercel/blob";

/** Read at each call: `1`, `true`, `on` and `yes` stand for R2. */
function usesR2(): boolean {
  return /^(?:1|true|on|yes)$/i.test(process.env.USE_CLOUDFLARE ?? "");
}

function bucket(): R2Bucket {
  return env.BUCKET;
}

/** Throws for options that R2 has nothing for, rather than to do something else. */
function check(options: object = {}, ...others: string[]): void {
  const refused = ["oidcToken", "storeId", "onUploadProgress", "maximumSizeInBytes", "headers", "optimizeImage", ...others];
  for (const [name, value] of Object.entries(options)) {
    const isOtherStore = name === "token" && value !== process.env.BLOB_READ_WRITE_TOKEN;
    if (value !== undefined && (isOtherStore || refused.includes(name))) {
      throw new vercel.BlobError(`R2 has nothing for the option ${name}`);
    }
  }
}

interface WriteOptions {
  addRandomSuffix?: boolean | undefined;
  allowOverwrite?: boolean | undefined;
  cacheControlMaxAge?: number | undefined;
  contentType?: string | undefined;
  ifMatch?: string | undefined;
}

/** R2 takes no stream of unknown length: it is read into memory. */
async function bytesOf(body: unknown): Promise<ArrayBuffer> {
  return (body instanceof ReadableStream ? await new Response(body).arrayBuffer() : body) as ArrayBuffer;
}

/** R2 checks nothing when an upload is completed: an object of that name is overwritten. */
function startUpload(pathname: string, options: WriteOptions) {
  const { addRandomSuffix = false, cacheControlMaxAge = 2592000 } = options;
  return bucket().createMultipartUpload(addRandomSuffix ? withRandomSuffix(pathname) : pathname, {
    httpMetadata: {
      contentType: options.contentType || contentTypeOf(pathname),
      cacheControl: `public, max-age=${cacheControlMaxAge}`,
    },
  });
}

export const head: typeof vercel.head = async (urlOrPathname, options) => {
  if (!usesR2()) return vercel.head(urlOrPathname, options);
  check(options);
  const object = await bucket().head(keyOf(urlOrPathname));
  if (!object) throw new vercel.BlobNotFoundError();
  return headOf(object);
};

export const createMultipartUpload: typeof vercel.createMultipartUpload = async (pathname, options) => {
  if (!usesR2()) return vercel.createMultipartUpload(pathname, options);
  check(options);
  const { key, uploadId } = await startUpload(pathname, options);
  return { key, uploadId };
};

export const uploadPart: typeof vercel.uploadPart = async (pathname, body, options) => {
  if (!usesR2()) return vercel.uploadPart(pathname, body, options);
  check(options);
  const { key, uploadId, partNumber } = options;
  return bucket().resumeMultipartUpload(key, uploadId).uploadPart(partNumber, await bytesOf(body));
};

export const completeMultipartUpload: typeof vercel.completeMultipartUpload = async (pathname, parts, options) => {
  if (!usesR2()) return vercel.completeMultipartUpload(pathname, parts, options);
  check(options);
  const { key, uploadId } = options;
  return blobOf(await bucket().resumeMultipartUpload(key, uploadId).complete(parts));
};

export const createMultipartUploader: typeof vercel.createMultipartUploader = async (pathname, options) => {
  if (!usesR2()) return vercel.createMultipartUploader(pathname, options);
  check(options);
  const upload = await startUpload(pathname, options);
  return {
    key: upload.key,
    uploadId: upload.uploadId,
    uploadPart: async (partNumber, body) => upload.uploadPart(partNumber, await bytesOf(body)),
    complete: async (parts) => blobOf(await upload.complete(parts)),
  };
};
