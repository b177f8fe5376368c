import { redis } from "./redis";

const HOUR = 60 * 60;

async function product(id: string): Promise<{ id: string; price: number }> {
  const key = `product:${id}`;
  const cached = await redis.get(key);
  if (cached) return JSON.parse(cached);
  const found = { id, price: id.length * 10 };
  await redis.put(key, JSON.stringify(found), { expirationTtl: HOUR });
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
        await redis.put(`kept:${id}`, "for a while", { expirationTtl: Math.max(60, seconds) });
        await redis.put(`kept:${id}:ms`, "in milliseconds", { expirationTtl: 120 });
        return Response.json([await redis.get(`kept:${id}`), await redis.get(`kept:${id}:ms`)]);
      case "/forget":
        await redis.delete(`product:${id}`);
        return new Response("forgotten");
      default:
        return new Response("not found", { status: 404 });
    }
  },
};
