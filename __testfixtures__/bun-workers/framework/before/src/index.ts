import type { Server } from "bun";
import { app } from "./app";

let server: Server<undefined> | undefined;

async function main() {
  const port = Number(Bun.env.PORT) || 3400;
  server = Bun.serve({ fetch: app.fetch, port, idleTimeout: 120 });
  console.info("up", { at: server.url.href });

  function stop() {
    server?.stop();
    process.exit(0);
  }
  process.on("SIGINT", stop);
  process.once("SIGTERM", () => stop());
}

void main();
