import { del, list, put } from "@vercel/blob";

/** What a database would hold. */
const urls: string[] = [];

async function remove(stored: string | string[]): Promise<void> {
  await del(stored, { token: process.env.BLOB_READ_WRITE_TOKEN! });
}

async function replaceAll(): Promise<number> {
  const temporary = await put("temporary.txt", "x", { access: "public" });
  await del(temporary.url);
  const { blobs } = await list();
  return blobs.length;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    if (request.method === "POST") {
      urls.length = 0;
      for (const name of (searchParams.get("names") ?? "").split(",")) {
        const blob = await put(name, name, { access: "public" });
        urls.push(blob.url);
      }
      return Response.json(urls);
    }
    if (request.method === "DELETE") {
      const wanted = searchParams.getAll("index").map((index) => urls[Number(index)] ?? "");
      if (wanted.length === 1) await remove(wanted[0] ?? "");
      else if (wanted.length > 1) await del(wanted);
      else if (pathname === "/f") await del(["f.txt", "none.txt"]);
      else await del(`missing${pathname}`);
      return new Response(null, { status: 204 });
    }
    return Response.json(await replaceAll());
  },
};
