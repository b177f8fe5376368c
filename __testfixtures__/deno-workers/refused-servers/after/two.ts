export default { fetch: () => new Response("one") };
Deno.serve({ port: 8001 }, () => new Response("two"));
