export default { fetch: () => new Response("public") };
