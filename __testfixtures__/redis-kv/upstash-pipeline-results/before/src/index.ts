import redis from "./redis";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/write") {
      return Response.json(await redis.pipeline().set("q:a", { n: 1 }).set("q:b", "text").del("q:c").exec());
    }
    const [a, b] = await redis.multi().get("q:a").get("q:b").exec();
    return Response.json({ a, b });
  },
};
