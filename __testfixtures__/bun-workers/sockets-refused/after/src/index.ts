import { limited } from "./limited";
import { reloading } from "./reloading";
import { serveSockets, serveOnFirstRequest } from "./socket-server";

export async function main() {
  await Promise.resolve();
  serveSockets({
    fetch: (request, server) => (server.upgrade(request) ? undefined : new Response("a")),
    websocket: { message() {} },
  });
}

export default serveOnFirstRequest(main);

export { SocketServer } from "./socket-server";
limited();
reloading.reload({ fetch: () => new Response("c") });
