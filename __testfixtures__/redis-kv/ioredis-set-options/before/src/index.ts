import { redis } from "./redis";

const TTL_SECONDS = 300;
const limits = { session: 1_800_000 } as const;

async function writeAll(seconds: number, ms: number, until: number, maybe?: number) {
  await redis.set("plain", "text");
  await redis.set("number", 5);
  await redis.set("ex", "a", "EX", 120);
  await redis.set("ex-lower", "b", "ex", TTL_SECONDS);
  await redis.set("ex-variable", "c", "EX", seconds);
  await redis.set("ex-short", "d", "EX", 10);
  await redis.set("px", "e", "PX", 90_500);
  await redis.set("px-constant", "f", "PX", limits.session);
  await redis.set("px-variable", "g", "PX", ms * 2);
  await redis.set("exat", "h", "EXAT", Math.floor(until / 1000));
  await redis.set("pxat", "i", "PXAT", until);
  await redis.set("json", JSON.stringify(maybe));
  await redis.set("template", `${seconds} s`, "EX", seconds + 60);
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
