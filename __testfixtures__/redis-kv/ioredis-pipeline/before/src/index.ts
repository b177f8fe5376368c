import { redis } from "./redis";

async function fill(names: string[]) {
  const pipeline = redis.pipeline();
  for (const name of names) {
    pipeline.set(`p:${name}`, name.toUpperCase(), "EX", 600);
  }
  pipeline.del("p:old");
  await pipeline.exec();
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/fill") await fill(["a", "b", "c"]);
    if (pathname === "/chain") {
      await redis
        .pipeline()
        .set("p:x", "1")
        .set("p:old", "2", "EX", 100)
        .expire("p:x", 300)
        .del("p:a")
        .exec();
    }
    if (pathname === "/multi") await redis.multi().set("p:y", "3").del("p:b").exec();
    return Response.json(await redis.mget("p:a", "p:b", "p:c", "p:x", "p:y", "p:old"));
  },
};
