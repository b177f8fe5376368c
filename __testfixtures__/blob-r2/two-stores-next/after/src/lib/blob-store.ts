/*
 * The functions of @vercel/blob over two stores: R2 where BLOBS_IN_R2 is set, else Vercel Blob.
 * Generated once by cf-codemod (blob-r2 --flag); yours to change. When the old store has gone, delete its branches.
 */
import * as vercel from "@vercel/blob";
import { getCloudflareContext } from "@opennextjs/cloudflare";
import { blobOf, contentTypeOf, headOf, keyOf, withRandomSuffix } from "./r2-blob";

// Types, errors, and functions that have only the old store. What is declared below comes before them.
export * from "@vercel/blob";

/** Read at each call: `1`, `true`, `on` and `yes` stand for R2. */
function usesR2(): boolean {
  return /^(?:1|true|on|yes)$/i.test(process.env.BLOBS_IN_R2 ?? "");
}

function bucket(): R2Bucket {
  return getCloudflareContext().env.BUCKET;
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

/** Stores with the defaults of @vercel/blob, and with its errors where it refuses to overwrite. */
async function store(pathname: string, body: ArrayBuffer, options: WriteOptions) {
  const { addRandomSuffix = false, allowOverwrite = false, cacheControlMaxAge = 2592000, ifMatch } = options;
  const onlyIf =
    ifMatch !== undefined
      ? { etagMatches: ifMatch.replace(/"/g, "") }
      : addRandomSuffix || allowOverwrite
        ? undefined
        : { etagDoesNotMatch: "*" };
  const object: R2Object | null = await bucket().put(addRandomSuffix ? withRandomSuffix(pathname) : pathname, body, {
    httpMetadata: {
      contentType: options.contentType || contentTypeOf(pathname),
      cacheControl: `public, max-age=${cacheControlMaxAge}`,
    },
    ...(onlyIf && { onlyIf }),
  });
  if (object) return blobOf(object);
  if (ifMatch !== undefined) throw new vercel.BlobPreconditionFailedError();
  throw new vercel.BlobError(
    "This blob already exists, use `allowOverwrite: true` if you want to overwrite it. Or `addRandomSuffix: true` to generate a unique filename.",
  );
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

export const put: typeof vercel.put = async (pathname, body, options) => {
  if (!usesR2()) return vercel.put(pathname, body, options);
  check(options);
  const content: unknown = body;
  const contentType = options.contentType || (content instanceof Blob ? content.type : "");
  return store(pathname, await bytesOf(body), { ...options, contentType });
};

export const del: typeof vercel.del = async (urlOrPathname, options) => {
  if (!usesR2()) return vercel.del(urlOrPathname, options);
  check(options, "ifMatch");
  await bucket().delete([urlOrPathname].flat().map(keyOf));
};

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
