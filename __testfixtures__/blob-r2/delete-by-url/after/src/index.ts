import { env } from "cloudflare:workers";
import { contentTypeOf, created, keyOf, listOf, publicUrl } from "./r2-blob";

/** What a database would hold. */
const urls: string[] = [];

async function remove(stored: string | string[]): Promise<void> {
  await env.BUCKET.delete([stored].flat().map(keyOf));
}

async function replaceAll(): Promise<number> {
  const temporary = created(await env.BUCKET.put("temporary.txt", "x", {
    httpMetadata: { contentType: "text/plain", cacheControl: "public, max-age=2592000" },
    onlyIf: { etagDoesNotMatch: "*" },
  }));
  await env.BUCKET.delete(temporary.key);
  const { blobs } = listOf(await env.BUCKET.list());
  return blobs.length;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === "POST") {
      urls.length = 0;
      for (const name of (searchParams.get("names") ?? "").split(",")) {
        const blob = created(await env.BUCKET.put(name, name, {
          httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=2592000" },
          onlyIf: { etagDoesNotMatch: "*" },
        }));
        urls.push(publicUrl(blob.key));
      }
      return Response.json(urls);
    }
    if (request.method === "DELETE") {
      const wanted = searchParams.getAll("index").map((index) => urls[Number(index)] ?? "");
      if (wanted.length === 1) await remove(wanted[0] ?? "");
      else if (wanted.length > 1) await env.BUCKET.delete(wanted.map(keyOf));
      else if (pathname === "/f") await env.BUCKET.delete(["f.txt", "none.txt"]);
      else await env.BUCKET.delete(`missing${pathname}`);
      return new Response(null, { status: 204 });
    }
    return Response.json(await replaceAll());
  },
};
