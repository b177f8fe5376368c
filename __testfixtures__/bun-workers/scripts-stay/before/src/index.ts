Bun.serve({ fetch: () => new Response("app") });
