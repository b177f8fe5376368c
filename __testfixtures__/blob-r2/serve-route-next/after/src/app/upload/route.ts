import { getCloudflareContext } from "@opennextjs/cloudflare";
import { blobOf, contentTypeOf } from "../../r2-blob";

export async function POST(request: Request): Promise<Response> {
  const name = new URL(request.url).searchParams.get("name") ?? "unnamed.txt";
  const { url } = blobOf(await getCloudflareContext().env.UPLOADS.put(name, await request.text(), {
    httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=2592000" },
    onlyIf: { etagDoesNotMatch: "*" },
  }));
  return Response.json({ url });
}
