import { redis } from "./redis";

interface Profile {
  name: string;
  age: number;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    switch (pathname) {
      case "/save":
        return Response.json([
          await redis.set("profile", { name: "Ada", age: 36 }, { ex: 120 }),
          await redis.set("count", 7),
          await redis.set("word", "plain"),
          await redis.set("nothing", null),
          await redis.setex("soon", 90, ["a", "b"]),
        ]);
      case "/read":
        return Response.json({
          profile: await redis.get<Profile>("profile"),
          many: await redis.mget<unknown[]>("count", "word", "nothing", "soon", "missing"),
          there: await redis.exists("profile", "missing"),
        });
      case "/keys":
        return Response.json((await redis.keys("*o*")).sort());
      case "/time":
        return Response.json([
          await redis.expire("count", 600),
          await redis.persist("count"),
          await redis.ttl("count"),
          await redis.ttl("missing"),
          await redis.getdel("word"),
          await redis.get("word"),
        ]);
      default:
        return Response.json({ deleted: await redis.del("profile", "missing"), profile: await redis.get("profile") });
    }
  },
};
