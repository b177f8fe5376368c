function answer(request: Request): Response {
  const who = `${request.headers.get("cf-connecting-ip") ?? ""} asks`;
  if ((request.headers.get("cf-connecting-ip") ?? "").startsWith("10.")) return new Response("inside");
  return new Response(who, { status: request.method === "GET" ? 200 : 405 });
}

export default { fetch: answer };
