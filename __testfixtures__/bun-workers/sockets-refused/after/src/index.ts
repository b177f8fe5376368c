import { limited } from "./limited";
import { reloading } from "./reloading";

export async function main() {
  await Promise.resolve();
  Bun.serve({
    fetch: (request, server) => (server.upgrade(request) ? undefined : new Response("a")),
    websocket: { message() {} },
  });
}

void main();
limited();
reloading.reload({ fetch: () => new Response("c") });
