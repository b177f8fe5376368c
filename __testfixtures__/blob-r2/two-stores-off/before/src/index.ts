import { BlobNotFoundError, copy, del, get, head, list, put, type PutBlobResult } from "@vercel/blob";

async function answer(request: Request): Promise<Response> {
  const { pathname, searchParams } = new URL(request.url);
  const name = decodeURIComponent(pathname.slice(1));
  switch (request.method) {
    case "PUT": {
      const overwrite = searchParams.has("overwrite");
      const stored: PutBlobResult = await put(name, await request.text(), { access: "public", allowOverwrite: overwrite });
      return Response.json({ pathname: stored.pathname, type: stored.contentType, url: stored.url });
    }
    case "POST": {
      const copied = await copy(name, `copies/${name}`, { access: "public", contentType: "text/markdown" });
      return Response.json({ pathname: copied.pathname, type: copied.contentType });
    }
    case "DELETE":
      await del([name, `copies/${name}`]);
      return new Response("deleted");
  }
  if (name === "") {
    const folded = await list({ mode: "folded" });
    const page = await list({ limit: 1 });
    return Response.json({
      folders: folded.folders,
      names: folded.blobs.map(({ pathname }) => pathname),
      first: page.blobs.map(({ pathname, size }) => ({ pathname, size })),
      more: page.hasMore,
    });
  }
  if (searchParams.has("text")) {
    const object = await get(name, { access: "public" });
    return new Response(object?.stream ?? "none");
  }
  const { size, cacheControl } = await head(name);
  return Response.json({ size, cacheControl });
}

export default {
  async fetch(request: Request): Promise<Response> {
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof BlobNotFoundError) return new Response(error.message, { status: 404 });
      return new Response(error instanceof Error ? error.message : "", { status: 409 });
    }
  },
};
