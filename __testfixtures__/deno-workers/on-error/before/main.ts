Deno.serve({
  port: 8000,
  onError(error) {
    return new Response(error instanceof Error ? error.message : "?", { status: 503 });
  },
}, async (request) => {
  const body = await request.text();
  if (body === "") throw new Error("nothing was sent");
  return new Response(body.toUpperCase());
});
