import { env } from "cloudflare:workers";
import { kvCountDeleted } from "./kv-commands";

interface Session {
  user: string;
  roles: string[];
}

const redis = env.KV;

const keyOf = (id: string) => `session:${id}`;

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const id = searchParams.get("id") ?? "1";
    if (pathname === "/open") {
      const session: Session = { user: id, roles: ["reader"] };
      const answer = await redis.put(keyOf(id), JSON.stringify(session), { expirationTtl: 60 * 60 * 24 }).then(() => "OK" as const);
      await redis.put(keyOf(`${id}:copy`), JSON.stringify(session), { expirationTtl: 600 });
      return Response.json({ answer });
    }
    if (pathname === "/close") return Response.json({ count: await kvCountDeleted(redis, keyOf(id)) });
    const session = await redis.get<Session>(keyOf(id), "json");
    return Response.json({ roles: session?.roles ?? null, session });
  },
};
