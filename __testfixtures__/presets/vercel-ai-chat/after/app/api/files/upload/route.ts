import { getCloudflareContext } from "@opennextjs/cloudflare";
import { contentTypeOf, created, publicUrl } from "@/lib/r2-blob";
import type { NextRequest } from "next/server";
import { ownerOf } from "@/lib/session";

const types = ["image/png", "image/jpeg", "text/plain"];

export async function POST(request: NextRequest) {
  const owner = ownerOf(request);
  if (!owner) return Response.json({ error: "unauthorized" }, { status: 401 });
  const type = request.headers.get("content-type") ?? "";
  if (!types.includes(type)) return Response.json({ error: `not allowed: ${type}` }, { status: 400 });
  const name = request.nextUrl.searchParams.get("name") ?? "file";
  const blob = created(await getCloudflareContext().env.BUCKET.put(`${owner}/${name}`, await request.arrayBuffer(), {
    httpMetadata: { contentType: type || contentTypeOf(name), cacheControl: "public, max-age=2592000" },
    onlyIf: { etagDoesNotMatch: "*" },
  }));
  return Response.json({ pathname: blob.key, contentType: blob.httpMetadata?.contentType ?? "application/octet-stream", isUrl: URL.canParse(publicUrl(blob.key)) });
}
