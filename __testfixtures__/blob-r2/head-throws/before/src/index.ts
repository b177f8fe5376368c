import { BlobNotFoundError, head as blobHead, put } from "@vercel/blob";

async function exists(pathname: string): Promise<boolean> {
  try {
    await blobHead(pathname);
    return true;
  } catch {
    return false;
  }
}

async function sizeOf(pathname: string): Promise<number | undefined> {
  try {
    const details = await blobHead(pathname);
    return details.size;
  } catch (error) {
    if (error instanceof BlobNotFoundError) return undefined;
    throw error;
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const key = `texts${url.pathname}`;
    if (request.method === "PUT") {
      await put(key, await request.text(), { access: "public" });
      return new Response(null, { status: 204 });
    }
    if (url.searchParams.has("exists")) return Response.json(await exists(key));
    const size = await sizeOf(key);
    return Response.json({ size: size ?? null }, { status: size === undefined ? 404 : 200 });
  },
};
