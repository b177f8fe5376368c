import { env } from "cloudflare:workers";
import { del, put } from "@vercel/blob";
import { publicUrl } from "./r2-blob.js";

export async function store(name: string, text: string): Promise<string> {
  const object = await env.BUCKET.put(name, text);
  return publicUrl(object.key);
}

export async function replace(url: string, name: string, text: string): Promise<string> {
  await del(url);
  const blob = await put(name, text, { access: "public", allowOverwrite: true, contentType: "text/plain" });
  return blob.url;
}
