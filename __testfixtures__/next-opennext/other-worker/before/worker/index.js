export default { fetch: () => new Response("mail") };
