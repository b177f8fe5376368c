import { createReadStream } from "node:fs";
import {
  createMultipartUploader,
  del,
  get,
  issueSignedToken,
  list,
  presignUrl,
  put,
  type PutCommandOptions,
} from "@vercel/blob";

const defaults = { access: "public" } as const;

export async function refused(name: string, text: string, options: PutCommandOptions, mode: "folded" | "expanded") {
  await put(name, text, options);
  await put(name, text, { ...defaults, contentType: "text/plain" });
  await put(name, text, { access: "public", onUploadProgress: ({ percentage }) => console.log(percentage) });
  await put(name, text, { access: "public", token: process.env.OTHER_STORE_TOKEN });
  await put(name, createReadStream("file.txt"), { access: "public" });
  await put(crypto.randomUUID().slice(0, 4), text, { access: "public" });
  await del(name, { ifMatch: '"etag"' });
  await get(name, { access: "public", headers: { range: "bytes=0-9" } });
  await list({ mode });
  const parts: [string, string, { access: "public" }] = [name, text, { access: "public" }];
  return put(...parts);
}

export async function sign(pathname: string): Promise<string> {
  const token = await issueSignedToken({ pathname, operations: ["get"] });
  const { presignedUrl } = await presignUrl(token, { operation: "get", pathname, access: "private" });
  return presignedUrl;
}

export async function handedOn(pathname: string, send: (uploader: { uploadId: string }) => Promise<void>) {
  const uploader = await createMultipartUploader(pathname, { access: "public" });
  await send(uploader);
}

export const storage = { store: put, remove: del };

export function stream(body: ReadableStream): Promise<unknown> {
  return put("stream.bin", body, { access: "public" });
}

await put("at-load.txt", "x", { access: "public" });
