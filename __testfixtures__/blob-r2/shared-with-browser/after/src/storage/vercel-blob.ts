import { getCloudflareContext } from "@opennextjs/cloudflare";
import { blobOf, contentTypeOf, keyOf, listOf } from "@/lib/r2-blob";
import { upload } from "@vercel/blob/client";
import { unique } from "@/lib/names";

export const uploadFromClient = (file: File | Blob, name: string): Promise<string> =>
  upload(unique(name), file, { access: "public", handleUploadUrl: "/api/token" }).then(({ url }) => url);

export const storePhoto = (file: Buffer, name: string): Promise<string> =>
  getCloudflareContext().env.BUCKET.put(name, file, {
    httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=2592000" },
    onlyIf: { etagDoesNotMatch: "*" },
  }).then(blobOf).then(({ url }) => url);

export const removePhoto = (name: string) => getCloudflareContext().env.BUCKET.delete(keyOf(name));

export const listPhotos = (prefix: string) =>
  getCloudflareContext().env.BUCKET.list({ prefix }).then(listOf).then(({ blobs }) =>
    blobs.map(({ url, pathname, uploadedAt, size }) => ({ url, fileName: pathname, uploadedAt, size })),
  );
