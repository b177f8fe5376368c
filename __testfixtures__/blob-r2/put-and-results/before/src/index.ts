import { head, put } from "@vercel/blob";

async function store(name: string, text: string): Promise<string> {
  const blob = await put(`notes/${name}`, text, { access: "public" });
  console.log("stored", blob.pathname, blob.etag);
  return blob.url;
}

function storeWhole(name: string, body: ArrayBuffer, contentType: string) {
  return put(`notes/${name}`, body, {
    access: "public",
    contentType, // as the browser says
    cacheControlMaxAge: 60 * 60,
    token: process.env.BLOB_READ_WRITE_TOKEN,
  });
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
        const { url, pathname: stored } = await put(name, text, { access: "public", addRandomSuffix: true });
        return Response.json({ ends: url.endsWith(stored), json: stored.endsWith(".json"), longer: stored.length > name.length + 10 });
      }
      default: {
        if (searchParams.has("whole")) return Response.json(await head(`notes/${name}`));
        const found = await head(`notes/${name}`);
        return Response.json({ size: found.size, type: found.contentType, cache: found.cacheControl, at: found.uploadedAt });
      }
    }
  },
};
