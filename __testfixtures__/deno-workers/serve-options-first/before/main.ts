const port = Number(Deno.env.get("PORT") ?? 8000);
const controller = new AbortController();

function answer(request: Request): Response {
  return Response.json({ path: new URL(request.url).pathname });
}

const server = Deno.serve({
  port,
  hostname: "0.0.0.0",
  signal: controller.signal,
  onListen: ({ port }) => console.log(`Listening on ${port}`),
}, answer);

console.log(`http://localhost:${server.addr.port}/`);

Deno.addSignalListener("SIGINT", () => {
  console.log("bye");
  controller.abort();
});
