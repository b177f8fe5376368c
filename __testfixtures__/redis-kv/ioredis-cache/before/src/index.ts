import { redis } from "./redis";

const HOUR = 60 * 60;

async function product(id: string): Promise<{ id: string; price: number }> {
  const key = `product:${id}`;
  const cached = await redis.get(key);
  if (cached) return JSON.parse(cached);
  const found = { id, price: id.length * 10 };
  await redis.set(key, JSON.stringify(found), "EX", HOUR);
  return found;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    const id = url.searchParams.get("id") ?? "none";
    const seconds = Number(url.searchParams.get("seconds") ?? 90);
    switch (url.pathname) {
      case "/product":
        return Response.json(await product(id));
      case "/raw":
        return Response.json({ value: await redis.get(`product:${id}`) });
      case "/keep":
        await redis.setex(`kept:${id}`, seconds, "for a while");
        await redis.psetex(`kept:${id}:ms`, 120_000, "in milliseconds");
        return Response.json([await redis.get(`kept:${id}`), await redis.get(`kept:${id}:ms`)]);
      case "/forget":
        await redis.del(`product:${id}`);
        return new Response("forgotten");
      default:
        return new Response("not found", { status: 404 });
    }
  },
};
