Deno.serve((request, info) => {
  const address = (info.remoteAddr as Deno.NetAddr).hostname;
  return Response.json({ address, url: request.url });
});
