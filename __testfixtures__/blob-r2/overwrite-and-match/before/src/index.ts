import { BlobError, BlobPreconditionFailedError, head, put } from "@vercel/blob";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const text = request.method === "GET" ? "" : await request.text();
    try {
      switch (request.method) {
        case "POST": {
          const overwrite = searchParams.has("overwrite");
          const blob = await put(`files${pathname}`, text, { access: "public", allowOverwrite: overwrite });
          return Response.json({ etag: blob.etag });
        }
        case "PUT":
          await put(`files${pathname}`, text, { access: "public", allowOverwrite: true });
          return Response.json({ stored: true });
        case "PATCH": {
          const { etag } = await head(`files${pathname}`);
          const wanted = searchParams.get("etag") ?? etag;
          const result = await put(`files${pathname}`, text, { access: "public", ifMatch: wanted, contentType: "text/plain" });
          return Response.json(result);
        }
        default:
          return Response.json((await head(`files${pathname}`)).size);
      }
    } catch (error) {
      if (error instanceof BlobPreconditionFailedError) return Response.json({ error: "changed" }, { status: 412 });
      if (error instanceof BlobError) return Response.json({ error: error.message }, { status: 409 });
      throw error;
    }
  },
};
