import { put } from "@vercel/blob";

export default {
  async fetch(request: Request): Promise<Response> {
    const name = new URL(request.url).pathname.slice(1);
    const blob = await put(name, await request.text(), { access: "public", allowOverwrite: true });
    return Response.json({ url: blob.url, download: blob.downloadUrl });
  },
};
