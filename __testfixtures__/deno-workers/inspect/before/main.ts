Deno.serve((request) => {
  const { pathname, searchParams } = new URL(request.url);
  return new Response(Deno.inspect({ pathname, query: [...searchParams.keys()] }));
});
