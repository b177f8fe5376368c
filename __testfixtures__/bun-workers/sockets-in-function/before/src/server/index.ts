import type { Server } from "bun";

interface Watcher {
  share: string;
}

/** Stands for what a program loads before it serves. */
async function loadPrices(): Promise<ReadonlyMap<string, number>> {
  await Bun.sleep(1);
  return new Map([
    ["acme", 12],
    ["umbrella", 7],
  ]);
}

export async function startServer(port = 4000): Promise<Server<Watcher>> {
  const prices = await loadPrices();

  const server = Bun.serve<Watcher>({
    port,
    async fetch(request, server) {
      const url = new URL(request.url);
      const share = url.searchParams.get("share") ?? "acme";
      if (request.method === "POST") {
        server.publish(share, await request.text());
        return new Response("published", { status: 202 });
      }
      if (server.upgrade(request, { data: { share } })) return;
      return Response.json({ price: prices.get(share) ?? null });
    },
    websocket: {
      open(ws) {
        ws.subscribe(ws.data.share);
        ws.send(`${ws.data.share} ${prices.get(ws.data.share)}`);
      },
      message(ws, text) {
        server.publish(ws.data.share, `somebody says ${text}`);
      },
    },
  });

  process.on("SIGTERM", () => {
    server.stop();
    process.exit(0);
  });
  return server;
}
