/*
 * Blobs in R2: public URLs, keys, content types, and the results and errors of @vercel/blob over R2 objects.
 * Generated once by cf-codemod (blob-r2); yours to change.
 */

declare const process: { readonly env: Readonly<Record<string, string | undefined>> };

/** The address of the bucket, without a slash at the end: a custom domain, in `vars` of the wrangler config. */
function baseUrl(): string {
  const base = process.env.R2_PUBLIC_URL;
  if (!base) throw new Error("R2_PUBLIC_URL is not set");
  return base.replace(/\/$/, "");
}

export function publicUrl(key: string): string {
  return `${baseUrl()}/${key.split("/").map(encodeURIComponent).join("/")}`;
}

export function downloadUrl(key: string): string {
  return `${publicUrl(key)}?download=1`;
}

/** The key of an object, given itself or a URL: a public one, or one of a Vercel Blob store. */
export function keyOf(urlOrKey: string): string {
  const base = process.env.R2_PUBLIC_URL?.replace(/\/$/, "");
  const isOurs = base !== undefined && urlOrKey.startsWith(`${base}/`);
  if (!isOurs && !/^https?:\/\//.test(urlOrKey)) return urlOrKey;
  const path = isOurs ? urlOrKey.slice(base.length + 1).replace(/[?#].*$/, "") : new URL(urlOrKey).pathname.slice(1);
  return decodeURIComponent(path);
}

const contentTypes: Record<string, string> = {
  avif: "image/avif",
  bin: "application/octet-stream",
  bmp: "image/bmp",
  css: "text/css",
  csv: "text/csv",
  doc: "application/msword",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
  gif: "image/gif",
  gz: "application/gzip",
  heic: "image/heic",
  html: "text/html",
  ico: "image/x-icon",
  jpeg: "image/jpeg",
  jpg: "image/jpeg",
  js: "text/javascript",
  json: "application/json",
  m4a: "audio/mp4",
  md: "text/markdown",
  mjs: "text/javascript",
  mov: "video/quicktime",
  mp3: "audio/mpeg",
  mp4: "video/mp4",
  ogg: "audio/ogg",
  pdf: "application/pdf",
  png: "image/png",
  pptx: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
  svg: "image/svg+xml",
  tar: "application/x-tar",
  txt: "text/plain",
  wasm: "application/wasm",
  wav: "audio/wav",
  webm: "video/webm",
  webmanifest: "application/manifest+json",
  webp: "image/webp",
  woff: "font/woff",
  woff2: "font/woff2",
  xls: "application/vnd.ms-excel",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  xml: "application/xml",
  zip: "application/zip",
};

export function contentTypeOf(pathname: string): string {
  const extension = /\.([^./]+)$/.exec(pathname)?.[1]?.toLowerCase() ?? "";
  return contentTypes[extension] ?? "application/octet-stream";
}

/** `a/photo.png` → `a/photo-<random>.png` */
export function withRandomSuffix(pathname: string): string {
  const suffix = crypto.randomUUID().replace(/-/g, "");
  return pathname.replace(/(?<=[^/])(\.[^./]+)?$/, `-${suffix}$1`);
}

/** The same body: at run time there is one kind of Blob, only the types of the DOM and of Workers differ. */
export function bodyOf(body: Blob | string | ArrayBuffer | ArrayBufferView): ArrayBuffer {
  return body as unknown as ArrayBuffer;
}

export class BlobError extends Error {
  constructor(message: string) {
    super(`Vercel Blob: ${message}`);
  }
}

export class BlobNotFoundError extends BlobError {
  constructor() {
    super("The requested blob does not exist");
  }
}

export class BlobPreconditionFailedError extends BlobError {
  constructor() {
    super("Precondition failed: ETag mismatch.");
  }
}

/** R2 gives null where `onlyIf: { etagDoesNotMatch: "*" }` finds an object. */
export function created(object: R2Object | null): R2Object {
  if (!object) {
    throw new BlobError(
      "This blob already exists, use `allowOverwrite: true` if you want to overwrite it. Or `addRandomSuffix: true` to generate a unique filename.",
    );
  }
  return object;
}

/** R2 gives null where `onlyIf: { etagMatches }` finds another version, or none. */
export function matched(object: R2Object | null): R2Object {
  if (!object) throw new BlobPreconditionFailedError();
  return object;
}

export function found(object: R2Object | null): R2Object {
  if (!object) throw new BlobNotFoundError();
  return object;
}

export interface PutBlobResult {
  url: string;
  downloadUrl: string;
  pathname: string;
  contentType: string;
  contentDisposition: string;
  etag: string;
}

export type CopyBlobResult = PutBlobResult;
export type RenameBlobResult = PutBlobResult;

export interface HeadBlobResult {
  url: string;
  downloadUrl: string;
  pathname: string;
  size: number;
  contentType: string;
  contentDisposition: string;
  cacheControl: string;
  uploadedAt: Date;
  etag: string;
}

function contentDispositionOf({ key, httpMetadata }: R2Object): string {
  return httpMetadata?.contentDisposition ?? `inline; filename="${key.slice(key.lastIndexOf("/") + 1)}"`;
}

/** What `put` and `copy` of @vercel/blob give, for a stored object; an error where there is none. */
export function blobOf(stored: R2Object | null): PutBlobResult {
  const object = created(stored);
  return {
    url: publicUrl(object.key),
    downloadUrl: downloadUrl(object.key),
    pathname: object.key,
    contentType: object.httpMetadata?.contentType ?? "application/octet-stream",
    contentDisposition: contentDispositionOf(object),
    etag: object.httpEtag,
  };
}

export function headOf(stored: R2Object | null): HeadBlobResult {
  const object = found(stored);
  const { url, downloadUrl, pathname, contentType, contentDisposition, etag } = blobOf(object);
  return {
    url,
    downloadUrl,
    pathname,
    size: object.size,
    contentType,
    contentDisposition,
    cacheControl: object.httpMetadata?.cacheControl ?? "",
    uploadedAt: object.uploaded,
    etag,
  };
}

interface GetBlob extends Omit<HeadBlobResult, "contentType" | "size"> {}

export type GetBlobResult =
  | { statusCode: 200; stream: ReadableStream<Uint8Array>; headers: Headers; blob: GetBlob & { contentType: string; size: number } }
  | { statusCode: 304; stream: null; headers: Headers; blob: GetBlob & { contentType: null; size: null } };

/** What `get` of @vercel/blob gives. */
export function getOf(object: R2ObjectBody | R2Object | null): GetBlobResult | null {
  if (!object) return null;
  const headers = new Headers();
  object.writeHttpMetadata(headers as unknown as Parameters<R2Object["writeHttpMetadata"]>[0]);
  headers.set("etag", object.httpEtag);
  const blob = headOf(object);
  if (!("body" in object)) {
    return { statusCode: 304, stream: null, headers, blob: { ...blob, contentType: null, size: null } };
  }
  headers.set("content-length", String(object.size));
  return { statusCode: 200, stream: object.body as unknown as ReadableStream<Uint8Array>, headers, blob };
}

export interface ListBlobResultBlob {
  url: string;
  downloadUrl: string;
  pathname: string;
  size: number;
  uploadedAt: Date;
  etag: string;
}

export interface ListBlobResult {
  cursor?: string | undefined;
  hasMore: boolean;
  blobs: ListBlobResultBlob[];
}

export interface ListFoldedBlobResult extends ListBlobResult {
  folders: string[];
}

type R2Page = Awaited<ReturnType<R2Bucket["list"]>>;

/** What `list` of @vercel/blob gives. */
export function listOf(page: R2Page): ListBlobResult {
  const blobs = page.objects.map((object) => ({
    url: publicUrl(object.key),
    downloadUrl: downloadUrl(object.key),
    pathname: object.key,
    size: object.size,
    uploadedAt: object.uploaded,
    etag: object.httpEtag,
  }));
  return { cursor: page.truncated ? page.cursor : undefined, hasMore: page.truncated, blobs };
}

/** The same for `mode: "folded"`. */
export function foldedListOf(page: R2Page): ListFoldedBlobResult {
  return { folders: page.delimitedPrefixes, ...listOf(page) };
}

/** R2 has no copy: the object goes through the Worker, as a stream. */
export async function copyObject(
  bucket: R2Bucket,
  from: string,
  to: string,
  options?: Parameters<R2Bucket["put"]>[2],
): Promise<R2Object | null> {
  const source = await bucket.get(from);
  if (!source) throw new BlobNotFoundError();
  return bucket.put(to, source.body, options);
}

/** A copy and a delete, which are not atomic. */
export async function renameObject(
  bucket: R2Bucket,
  from: string,
  to: string,
  options?: Parameters<R2Bucket["put"]>[2],
): Promise<R2Object | null> {
  const object = await copyObject(bucket, from, to, options);
  if (object && from !== to) await bucket.delete(from);
  return object;
}
