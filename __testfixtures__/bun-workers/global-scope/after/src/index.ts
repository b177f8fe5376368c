const instance = crypto.randomUUID();
const notFound = new Response("Not found", { status: 404 });
const empty = new Response(null, { status: 204 });
const health = Response.json({ ok: true });
const settings = (await (await fetch("https://example.com/settings.json")).json()) as { title: string };

export default {
  fetch(request: Request) {
    if (request.url.endsWith("/id")) return new Response(crypto.randomUUID() + instance + settings.title);
    if (request.url.endsWith("/health")) return health.clone();
    return request.method === "GET" ? notFound.clone() : empty.clone();
  },
};
