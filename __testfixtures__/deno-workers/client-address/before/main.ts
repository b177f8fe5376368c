function answer(request: Request, info: Deno.ServeHandlerInfo<Deno.NetAddr>): Response {
  const who = `${info.remoteAddr.hostname} asks`;
  if (info.remoteAddr.hostname.startsWith("10.")) return new Response("inside");
  return new Response(who, { status: request.method === "GET" ? 200 : 405 });
}

Deno.serve({ port: 8000 }, answer);
