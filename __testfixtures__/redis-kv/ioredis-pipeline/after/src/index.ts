import { redis } from "./redis";
import { kvExpire, kvGetMany } from "./kv-commands";

async function fill(names: string[]) {
  const pipeline: Promise<unknown>[] = [];
  for (const name of names) {
    pipeline.push(redis.put(`p:${name}`, name.toUpperCase(), { expirationTtl: 600 }));
  }
  pipeline.push(redis.delete("p:old"));
  await Promise.all(pipeline);
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/fill") await fill(["a", "b", "c"]);
    if (pathname === "/chain") {
      await Promise.all([redis.put("p:x", "1"), redis.put("p:old", "2", { expirationTtl: 100 }), kvExpire(redis, "p:x", 300), redis.delete("p:a")]);
    }
    if (pathname === "/multi") await Promise.all([redis.put("p:y", "3"), redis.delete("p:b")]);
    return Response.json(await kvGetMany(redis, ["p:a", "p:b", "p:c", "p:x", "p:y", "p:old"]));
  },
};
