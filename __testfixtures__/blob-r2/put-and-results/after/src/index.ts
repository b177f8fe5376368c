import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, created, found as found2, headOf, publicUrl, withRandomSuffix } from "./r2-blob";

async function store(name: string, text: string): Promise<string> {
  const blob = created(await env.BUCKET.put(`notes/${name}`, text, {
    httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=2592000" },
    onlyIf: { etagDoesNotMatch: "*" },
  }));
  console.log("stored", blob.key, blob.httpEtag);
  return publicUrl(blob.key);
}

function storeWhole(name: string, body: ArrayBuffer, contentType: string) {
  return env.BUCKET.put(`notes/${name}`, body, {
    httpMetadata: { contentType, cacheControl: `public, max-age=${60 * 60}` },
    onlyIf: { etagDoesNotMatch: "*" },
  }).then(blobOf);
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const name = decodeURIComponent(pathname.slice(1));
    switch (request.method) {
      case "POST":
        return Response.json({ url: await store(name, await request.text()) });
      case "PUT": {
        const type = request.headers.get("content-type") ?? "text/plain";
        const blob = await storeWhole(name, await request.arrayBuffer(), type);
        return Response.json(blob);
      }
      case "PATCH": {
        const text = await request.text();
        const { url, pathname: stored } = blobOf(await env.BUCKET.put(withRandomSuffix(name), text, {
          httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=2592000" },
        }));
        return Response.json({ ends: url.endsWith(stored), json: stored.endsWith(".json"), longer: stored.length > name.length + 10 });
      }
      default: {
        if (searchParams.has("whole")) return Response.json(headOf(await env.BUCKET.head(`notes/${name}`)));
        const found = found2(await env.BUCKET.head(`notes/${name}`));
        return Response.json({ size: found.size, type: found.httpMetadata?.contentType ?? "application/octet-stream", cache: found.httpMetadata?.cacheControl ?? "", at: found.uploaded });
      }
    }
  },
};
