export const handler: (request: Request) => Response | Promise<Response> = (request) => {
  return new Response(request.headers.get("x-name") ?? "nobody");
};
