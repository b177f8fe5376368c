import { Poller } from "./poller";
import { retry } from "./retry";

const poller = new Poller();
poller.start();

Bun.serve({
  async fetch() {
    return Response.json(await retry(() => poller.latest()));
  },
});
