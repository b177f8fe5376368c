import { serveSockets, type Server } from "./socket-server";
import { setTimeout as sleep } from "node:timers/promises";

interface Watcher {
  share: string;
}

/** Stands for what a program loads before it serves. */
async function loadPrices(): Promise<ReadonlyMap<string, number>> {
  await sleep(1);
  return new Map([
    ["acme", 12],
    ["umbrella", 7],
  ]);
}

export async function startServer(port = 4000): Promise<Server> {
  const prices = await loadPrices();

  const server = serveSockets<Watcher>({
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

  return server;
}
