import { greet } from "./greet";

export default {
  fetch(request: Request) {
    const url = new URL(request.url);
    if (url.pathname === "/greet") return new Response(greet(url.searchParams.get("name") ?? "you"));
    if (url.pathname === "/fail") throw new Error("on purpose");
    return Response.json({ path: url.pathname }, { status: 404 });
  },
};
