export const info = Deno.serve({ port: 8000 }, (_request, { remoteAddr }) => new Response(remoteAddr.hostname));
