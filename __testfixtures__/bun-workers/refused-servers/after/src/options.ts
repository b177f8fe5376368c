const options = { fetch: () => new Response("a") };

Bun.serve(options);
Bun.serve({ ...options, port: 1 });
