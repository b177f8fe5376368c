function answer(request: Request): Response {
  return Response.json({ path: new URL(request.url).pathname });
}

export default { fetch: answer };
