await Bun.write("seed.json", "[]");
Bun.serve({ port: 9999, fetch: () => new Response("a stand-in") });
