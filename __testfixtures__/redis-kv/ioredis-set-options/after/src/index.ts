import { redis } from "./redis";

const TTL_SECONDS = 300;
const limits = { session: 1_800_000 } as const;

async function writeAll(seconds: number, ms: number, until: number, maybe?: number) {
  await redis.put("plain", "text");
  await redis.put("number", String(5));
  await redis.put("ex", "a", { expirationTtl: 120 });
  await redis.put("ex-lower", "b", { expirationTtl: TTL_SECONDS });
  await redis.put("ex-variable", "c", { expirationTtl: Math.max(60, seconds) });
  await redis.put("ex-short", "d", { expirationTtl: 60 });
  await redis.put("px", "e", { expirationTtl: 91 });
  await redis.put("px-constant", "f", { expirationTtl: Math.ceil(limits.session / 1000) });
  await redis.put("px-variable", "g", { expirationTtl: Math.max(60, Math.ceil((ms * 2) / 1000)) });
  await redis.put("exat", "h", { expiration: Math.floor(until / 1000) });
  await redis.put("pxat", "i", { expiration: Math.ceil(until / 1000) });
  await redis.put("json", JSON.stringify(maybe) ?? "");
  await redis.put("template", `${seconds} s`, { expirationTtl: Math.max(60, seconds + 60) });
}

export default {
  async fetch(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname === "/write") {
      await writeAll(90, 100_000, Date.now() + 600_000);
      return new Response("written");
    }
    return Response.json({ value: await redis.get(url.pathname.slice(1)) });
  },
};
