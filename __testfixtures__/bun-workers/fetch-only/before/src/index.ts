import { greet } from "./greet";

const port = Number(Bun.env.PORT ?? 3000);

const server = Bun.serve({
  port,
  hostname: "0.0.0.0",
  idleTimeout: 30, // seconds
  fetch(request) {
    const url = new URL(request.url);
    if (url.pathname === "/greet") return new Response(greet(url.searchParams.get("name") ?? "you"));
    if (url.pathname === "/fail") throw new Error("on purpose");
    return Response.json({ path: url.pathname }, { status: 404 });
  },
});

console.log(`Listening on http://${server.hostname}:${server.port}`);

process.on("SIGTERM", () => {
  server.stop();
  process.exit(0);
});
