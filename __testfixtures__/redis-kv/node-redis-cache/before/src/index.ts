import client, { connected } from "./client";

export default {
  async fetch(request: Request): Promise<Response> {
    const redis = await connected();
    const { pathname, searchParams } = new URL(request.url);
    const key = `n:${searchParams.get("key") ?? "a"}`;
    switch (pathname) {
      case "/set":
        await redis.set(key, "one", { EX: 120 });
        await client.setEx(`${key}:ex`, 300, "two");
        await redis.pSetEx(`${key}:px`, 90_000, "three");
        await redis.set(`${key}:px2`, "four", { PX: 120_000 });
        await redis.set(`${key}:exp`, "five", { expiration: { type: "EX", value: 600 } });
        return Response.json({ answer: await redis.set(`${key}:plain`, "six") });
      case "/all":
        return Response.json(await redis.mGet([`${key}`, `${key}:ex`, `${key}:px`, `${key}:px2`, `${key}:exp`, `${key}:plain`, "none"]));
      case "/exists":
        return Response.json({ one: await redis.exists(key), two: await redis.exists([key, `${key}:ex`, "none"]) });
      case "/del":
        return Response.json({ count: await redis.del([key, `${key}:ex`]) });
      case "/getdel":
        return Response.json({ value: await redis.getDel(key) });
      default:
        return Response.json({ value: await redis.get(key), other: await client.GET(`${key}:ex`) });
    }
  },
};
