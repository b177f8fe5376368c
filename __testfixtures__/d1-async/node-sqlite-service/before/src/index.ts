import { Bookmarks } from "./bookmarks.js";

const bookmarks = new Bookmarks("app.sqlite");

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const url = searchParams.get("url") ?? "";
    if (request.method === "POST") {
      const { title } = (await request.json()) as { title?: string };
      bookmarks.add(url, title);
      return new Response("added", { status: 201 });
    }
    if (pathname === "/visit") return Response.json(bookmarks.visit(url));
    if (url === "") return Response.json(bookmarks.list());
    return Response.json({ bookmark: bookmarks.find(url) });
  },
};
