import { Store } from "./store";

const store = new Store(process.env.REDIS_URL ?? "");
const opened = store.open();

export default {
  async fetch(request: Request): Promise<Response> {
    await opened;
    return Response.json({ value: await store.read(new URL(request.url).pathname) });
  },
};
