import { Redis } from "@upstash/redis/cloudflare";

interface Session {
  user: string;
  roles: string[];
}

const redis = new Redis({
  url: process.env.UPSTASH_REDIS_REST_URL!,
  token: process.env.UPSTASH_REDIS_REST_TOKEN!,
});

const keyOf = (id: string) => `session:${id}`;

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const id = searchParams.get("id") ?? "1";
    if (pathname === "/open") {
      const session: Session = { user: id, roles: ["reader"] };
      const answer = await redis.set(keyOf(id), session, { ex: 60 * 60 * 24 });
      await redis.setex(keyOf(`${id}:copy`), 600, session);
      return Response.json({ answer });
    }
    if (pathname === "/close") return Response.json({ count: await redis.del(keyOf(id)) });
    const session = await redis.get<Session>(keyOf(id));
    return Response.json({ roles: session?.roles ?? null, session });
  },
};
