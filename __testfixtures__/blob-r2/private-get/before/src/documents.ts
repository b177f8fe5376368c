import { get, put } from "@vercel/blob";

export async function store(id: string, text: string): Promise<void> {
  await put(`documents/${id}.txt`, text, { access: "private", allowOverwrite: true, cacheControlMaxAge: 60 });
}

export async function read(request: Request, id: string): Promise<Response> {
  const etag = request.headers.get("if-none-match");
  const result = await get(`documents/${id}.txt`, { access: "private", ifNoneMatch: etag ?? "" });
  if (!result) return new Response("Not found", { status: 404 });
  if (result.statusCode === 304) return new Response(null, { status: 304 });
  return new Response(await new Response(result.stream).text(), {
    headers: { "content-type": result.blob.contentType, etag: result.blob.etag },
  });
}

export async function size(id: string, etag: string | undefined): Promise<number | null> {
  const result = await get(`documents/${id}.txt`, { access: "private", useCache: false, ifNoneMatch: etag });
  return result && result.blob.size;
}
