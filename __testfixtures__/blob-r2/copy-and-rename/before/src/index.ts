import { BlobNotFoundError, copy, list, put, rename } from "@vercel/blob";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const to = searchParams.get("to") ?? "copy";
    switch (request.method) {
      case "POST": {
        const { url } = await put(`src${pathname}`, await request.text(), { access: "public", contentType: "text/markdown" });
        return Response.json(url);
      }
      case "PUT":
        try {
          const copied = await copy(`src${pathname}`, `src/${to}`, { access: "public" });
          return Response.json({ from: pathname, to: copied.pathname, type: copied.contentType });
        } catch (error) {
          return Response.json({ missing: error instanceof BlobNotFoundError, message: String(error) }, { status: 400 });
        }
      case "PATCH":
        return Response.json(await rename(`src${pathname}`, `src/${to}`, { access: "public", allowOverwrite: true }));
      default: {
        const { blobs } = await list();
        return Response.json(blobs.map(({ pathname, size }) => ({ pathname, size })));
      }
    }
  },
};
