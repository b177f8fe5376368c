import { env } from "cloudflare:workers";
import { blobOf, contentTypeOf, created, foldedListOf, listOf, type ListBlobResult } from "./r2-blob";

async function allPages(): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page: ListBlobResult = listOf(await env.BUCKET.list({ cursor, limit: 2 }));
    pages.push(page.blobs.map((blob) => blob.pathname));
    cursor = page.hasMore ? page.cursor : undefined;
  } while (cursor);
  return pages;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === "POST") {
      for (const name of ["a.txt", "b/1.txt", "b/2.txt", "b/c/3.txt", "d.txt"]) {
        created(await env.BUCKET.put(name, name, {
          httpMetadata: { contentType: contentTypeOf(name), cacheControl: "public, max-age=2592000" },
          onlyIf: { etagDoesNotMatch: "*" },
        }));
      }
      await env.BUCKET.put("empty/", "");
      const folder = blobOf(await env.BUCKET.put("other/", ""));
      return Response.json(folder.pathname);
    }
    if (pathname === "/pages") return Response.json(await allPages());
    if (pathname === "/names") {
      const names = await env.BUCKET.list().then(listOf).then(({ blobs }) => blobs.map(({ pathname, size }) => `${pathname}: ${size}`));
      return Response.json(names);
    }
    if (pathname === "/folders") {
      const { blobs, folders } = foldedListOf(await env.BUCKET.list({ prefix: "", delimiter: "/" }));
      return Response.json({ blobs: blobs.map(({ pathname }) => pathname), folders: folders.sort() });
    }
    const { blobs, hasMore } = listOf(await env.BUCKET.list({ prefix: searchParams.get("prefix") ?? "" }));
    return Response.json({ blobs, hasMore });
  },
};
