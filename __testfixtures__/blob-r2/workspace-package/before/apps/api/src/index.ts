import { del, store } from "@acme/storage";

export default {
  async fetch(request: Request): Promise<Response> {
    const { url } = await store("request.txt", await request.text());
    if (request.method === "DELETE") await del(url);
    return Response.json({ url });
  },
};
