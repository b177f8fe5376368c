import { Poller } from "./poller";
import { retry } from "./retry";

const poller = new Poller();
poller.start();

export default {
  async fetch() {
    return Response.json(await retry(() => poller.latest()));
  },
};
