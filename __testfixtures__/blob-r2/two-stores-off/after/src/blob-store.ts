/*
 * The functions of @vercel/blob over two stores: R2 where USE_CLOUDFLARE is set, else Vercel Blob.
 * Generated once by cf-codemod (blob-r2 --flag); yours to change. When the old store has gone, delete its branches.
 */
import * as vercel from "@vercel/blob";
import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, foldedListOf, getOf, headOf, keyOf, listOf, withRandomSuffix } from "./r2-blob";

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

/** R2 has no copy: the object goes through the Worker, as a stream. */
async function copyInR2(from: string, to: string, options: WriteOptions) {
  const source = await bucket().get(keyOf(from));
  if (!source) throw new vercel.BlobNotFoundError();
  return store(to, source.body as unknown as ArrayBuffer, options);
}

/** R2 takes no stream of unknown length: it is read into memory. */
async function bytesOf(body: unknown): Promise<ArrayBuffer> {
  return (body instanceof ReadableStream ? await new Response(body).arrayBuffer() : body) as ArrayBuffer;
}

export const put: typeof vercel.put = async (pathname, body, options) => {
  if (!usesR2()) return vercel.put(pathname, body, options);
  check(options);
  const content: unknown = body;
  const contentType = options.contentType || (content instanceof Blob ? content.type : "");
  return store(pathname, await bytesOf(body), { ...options, contentType });
};

export const copy: typeof vercel.copy = async (from, to, options) => {
  if (!usesR2()) return vercel.copy(from, to, options);
  check(options);
  return copyInR2(from, to, options);
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

export const get: typeof vercel.get = async (urlOrPathname, options) => {
  if (!usesR2()) return vercel.get(urlOrPathname, options);
  check(options);
  const etag = options.ifNoneMatch?.replace(/"/g, "");
  const object = await bucket().get(keyOf(urlOrPathname), etag === undefined ? {} : { onlyIf: { etagDoesNotMatch: etag } });
  return getOf(object) as Awaited<ReturnType<typeof vercel.get>>;
};

export const list = (async (options: vercel.ListCommandOptions<"expanded" | "folded" | undefined> = {}) => {
  if (!usesR2()) return vercel.list(options);
  check(options);
  const { mode, limit, prefix, cursor } = options;
  const page = await bucket().list({
    ...(limit !== undefined && { limit }),
    ...(prefix !== undefined && { prefix }),
    ...(cursor !== undefined && { cursor }),
    ...(mode === "folded" && { delimiter: "/" }),
  });
  return mode === "folded" ? foldedListOf(page) : listOf(page);
}) as typeof vercel.list;
