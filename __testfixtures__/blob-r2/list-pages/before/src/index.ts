import { createFolder, list, put, type ListBlobResult } from "@vercel/blob";

async function allPages(): Promise<string[][]> {
  const pages: string[][] = [];
  let cursor: string | undefined;
  do {
    const page: ListBlobResult = await list({ cursor, limit: 2 });
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
        await put(name, name, { access: "public", abortSignal: request.signal });
      }
      await createFolder("empty");
      const folder = await createFolder("other/");
      return Response.json(folder.pathname);
    }
    if (pathname === "/pages") return Response.json(await allPages());
    if (pathname === "/names") {
      const names = await list().then(({ blobs }) => blobs.map(({ pathname, size }) => `${pathname}: ${size}`));
      return Response.json(names);
    }
    if (pathname === "/folders") {
      const { blobs, folders } = await list({ prefix: "", mode: "folded", token: process.env.BLOB_READ_WRITE_TOKEN });
      return Response.json({ blobs: blobs.map(({ pathname }) => pathname), folders: folders.sort() });
    }
    const { blobs, hasMore } = await list({ prefix: searchParams.get("prefix") ?? "" });
    return Response.json({ blobs, hasMore });
  },
};
