import { del, list, put } from "@vercel/blob";
import { upload } from "@vercel/blob/client";
import { unique } from "@/lib/names";

export const uploadFromClient = (file: File | Blob, name: string): Promise<string> =>
  upload(unique(name), file, { access: "public", handleUploadUrl: "/api/token" }).then(({ url }) => url);

export const storePhoto = (file: Buffer, name: string): Promise<string> =>
  put(name, file, { access: "public" }).then(({ url }) => url);

export const removePhoto = (name: string) => del(name);

export const listPhotos = (prefix: string) =>
  list({ prefix }).then(({ blobs }) =>
    blobs.map(({ url, pathname, uploadedAt, size }) => ({ url, fileName: pathname, uploadedAt, size })),
  );
