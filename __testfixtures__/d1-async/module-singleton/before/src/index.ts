import { closeDb } from "./db";
import { recordVisit, topPages, visitsOf } from "./visits";

export default {
  fetch(request: Request): Response {
    const { pathname, searchParams } = new URL(request.url);
    const page = searchParams.get("page") ?? "home";
    if (pathname === "/visit") return new Response(`${page}: ${recordVisit(page)}`);
    if (pathname === "/count") return new Response(`${page}: ${visitsOf(page)}`);
    if (pathname === "/restart") {
      closeDb();
      return new Response("closed");
    }
    return Response.json(topPages());
  },
};
