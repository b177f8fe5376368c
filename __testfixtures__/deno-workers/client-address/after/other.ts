const handler = (request: Request) => {
  const address = request.headers.get("cf-connecting-ip") ?? "";
  return Response.json({ address, url: request.url });
};

export default { fetch: handler };
