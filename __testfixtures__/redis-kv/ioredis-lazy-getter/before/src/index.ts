import { closeRedis, getRedis } from "./redis";

process.on("SIGTERM", () => closeRedis());

export default {
  async fetch(request: Request): Promise<Response> {
    const redis = getRedis();
    const { pathname } = new URL(request.url);
    if (pathname === "/health") return new Response((await redis.ping()) === "PONG" ? "up" : "down");
    if (request.method === "PUT") {
      await getRedis().set(`page:${pathname}`, await request.text(), "EX", 86400);
      return new Response(null, { status: 204 });
    }
    const page = await redis.get(`page:${pathname}`);
    return page === null ? new Response("none", { status: 404 }) : new Response(page);
  },
};
