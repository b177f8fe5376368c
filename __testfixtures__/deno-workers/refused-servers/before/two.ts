Deno.serve({ port: 8000 }, () => new Response("one"));
Deno.serve({ port: 8001 }, () => new Response("two"));
