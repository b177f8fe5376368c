Deno.serve({ port: 4000 }, () => new Response("OK"));
