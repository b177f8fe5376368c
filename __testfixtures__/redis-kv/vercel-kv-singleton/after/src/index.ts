import { env } from "cloudflare:workers";
import { forget, lastSeen } from "./views";
import { fromRedisText, kvKeys } from "./kv-commands";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/forget") await forget("ann", "bob");
    if (pathname === "/motd") {
      await env.KV.put("motd", "hi");
      return Response.json({ motd: await env.KV.get("motd").then(fromRedisText<string>), keys: (await kvKeys(env.KV, "seen:*")).sort() });
    }
    return Response.json({ seen: await lastSeen("ann") });
  },
};
