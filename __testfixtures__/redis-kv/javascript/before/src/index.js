import Redis from "ioredis";

const redis = new Redis(process.env.REDIS_URL);

export default {
  async fetch(request) {
    const { pathname } = new URL(request.url);
    if (pathname === "/set") return Response.json({ answer: await redis.set("js:a", 1, "EX", 100) });
    if (pathname === "/expire") return Response.json({ done: await redis.expire("js:a", 500) });
    return Response.json({ value: await redis.get("js:a") });
  },
};
