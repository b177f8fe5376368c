Bun.serve({ fetch: () => new Response("c") });

export default { name: "config" };
