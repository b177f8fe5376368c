for (const port of [8000, 8001]) {
  Deno.serve({ port }, () => new Response(String(port)));
}
