import store from "@vercel/kv";
import { forget, lastSeen } from "./views";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/forget") await forget("ann", "bob");
    if (pathname === "/motd") {
      await store.set("motd", "hi");
      return Response.json({ motd: await store.get<string>("motd"), keys: (await store.keys("seen:*")).sort() });
    }
    return Response.json({ seen: await lastSeen("ann") });
  },
};
