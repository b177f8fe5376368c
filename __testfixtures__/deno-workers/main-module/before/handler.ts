export const handler: Deno.ServeHandler = (request) => {
  return new Response(request.headers.get("x-name") ?? "nobody");
};
