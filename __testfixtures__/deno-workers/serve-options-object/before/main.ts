Deno.serve({
  port: 3000,
  // Answers with what it was sent.
  async handler(request) {
    return new Response(await request.text(), { status: request.method === "PUT" ? 201 : 200 });
  },
});
