export function startServer(port: number) {
  return Bun.serve({ port, fetch: () => new Response("b") });
}
