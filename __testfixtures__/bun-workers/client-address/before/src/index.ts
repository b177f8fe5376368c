Bun.serve({
  fetch(req, server) {
    server.timeout(req, 60);
    const address = server.requestIP(req)?.address ?? "unknown";
    return new Response(`You are ${address}`);
  },
});
