const server = Deno.serve(() => new Response("used"));

await server.finished;
