import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, copyObject, created, keyOf, publicUrl, withRandomSuffix } from "./r2-blob";

export async function store(name: string, text: string): Promise<string> {
  const { url } = blobOf(await env.BUCKET.put(withRandomSuffix(name), text, {
    httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=31536000" },
  }));
  return url;
}

export async function storeAs(name: string, text: string, isUnique: boolean): Promise<string> {
  await env.BUCKET.put(name, text, {
    httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=31536000" },
  });
  const result = await env.BUCKET.put(isUnique ? withRandomSuffix(name) : name, text, {
    httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=31536000" },
  });
  return result.key;
}

export async function publish(draft: string, slug: string): Promise<string> {
  const copied = created(await copyObject(env.BUCKET, keyOf(draft), `posts/${slug}.html`, {
    httpMetadata: { contentType: "text/html", cacheControl: "public, max-age=31536000" },
  }));
  return publicUrl(copied.key);
}
