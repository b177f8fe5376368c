import { createClient } from "redis";

const client = createClient({ url: process.env.REDIS_URL });
client.on("error", (error) => console.error(error));

async function ready(): Promise<typeof client> {
  if (!client.isOpen) await client.connect();
  return client;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    const redis = await ready();
    switch (pathname) {
      case "/save":
        await redis.set("a", "1", { EX: 300 });
        await redis.set("b", 2, { expiration: { type: "PX", value: 300_000 } });
        await redis.setEx("c", 120, "three");
        return Response.json(await redis.mGet(["a", "b", "c", "d"]));
      case "/change":
        return Response.json([
          await redis.expire("a", 900),
          await redis.persist("a"),
          await redis.ttl("a"),
          await redis.getSet("c", "drei"),
          await redis.getDel("c"),
          await redis.exists(["a", "c"]),
        ]);
      default:
        return Response.json([await redis.del(["a", "b", "zzz"]), await redis.get("a"), await redis.ping()]);
    }
  },
};
