Deno.serve({
  onListen({ port }) {
    globalThis.localStorage.setItem("port", String(port));
  },
  handler: () => new Response("stored"),
});
