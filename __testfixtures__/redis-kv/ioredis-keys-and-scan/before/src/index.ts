import { redis } from "./redis";

async function scanAll(pattern: string): Promise<string[]> {
  const found: string[] = [];
  let cursor = "0";
  do {
    const [next, keys] = await redis.scan(cursor, "MATCH", pattern, "COUNT", 100);
    found.push(...keys);
    cursor = next;
  } while (cursor !== "0");
  return found;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const pattern = searchParams.get("pattern") ?? "*";
    switch (pathname) {
      case "/fill":
        await redis.mset({ "user:1": "a", "user:2": "b", "user:10": "c", "team:1": "d", "a.b": "e", "axb": "f", "w[x]": "g" });
        return new Response("filled");
      case "/scan":
        return Response.json((await scanAll(pattern)).sort());
      case "/clear": {
        const keys = await redis.keys("user:*");
        if (keys.length > 0) await redis.del(...keys);
        return Response.json({ cleared: keys.length });
      }
      default:
        return Response.json((await redis.keys(pattern)).sort());
    }
  },
};
