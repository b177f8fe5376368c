import client, { connected } from "./client";
import { kvCountDeleted, kvExists, kvGetDel, kvGetMany } from "./kv-commands";

export default {
  async fetch(request: Request): Promise<Response> {
    const redis = await connected();
    const { pathname, searchParams } = new URL(request.url);
    const key = `n:${searchParams.get("key") ?? "a"}`;
    switch (pathname) {
      case "/set":
        await redis.put(key, "one", { expirationTtl: 120 });
        await client.put(`${key}:ex`, "two", { expirationTtl: 300 });
        await redis.put(`${key}:px`, "three", { expirationTtl: 90 });
        await redis.put(`${key}:px2`, "four", { expirationTtl: 120 });
        await redis.put(`${key}:exp`, "five", { expirationTtl: 600 });
        return Response.json({ answer: await redis.put(`${key}:plain`, "six").then(() => "OK" as const) });
      case "/all":
        return Response.json(await kvGetMany(redis, [`${key}`, `${key}:ex`, `${key}:px`, `${key}:px2`, `${key}:exp`, `${key}:plain`, "none"]));
      case "/exists":
        return Response.json({ one: await kvExists(redis, key), two: await kvExists(redis, ...[key, `${key}:ex`, "none"]) });
      case "/del":
        return Response.json({ count: await kvCountDeleted(redis, ...[key, `${key}:ex`]) });
      case "/getdel":
        return Response.json({ value: await kvGetDel(redis, key) });
      default:
        return Response.json({ value: await redis.get(key), other: await client.get(`${key}:ex`) });
    }
  },
};
