import { redis } from "./redis";
import { kvCountDeleted, kvDelete, kvExists, kvGetDel, kvGetEx, kvGetMany, kvGetSet, kvSetMany } from "./kv-commands";

const write = (key: string, value: string) => redis.put(`r:${key}`, value).then(() => "OK" as const);
const writeQuietly = (key: string, value: string): Promise<void> => redis.put(`r:${key}`, value).then(() => undefined);

async function remove(key: string): Promise<boolean> {
  return (await kvCountDeleted(redis, `r:${key}`)) > 0;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname, searchParams } = new URL(request.url);
    const key = searchParams.get("key") ?? "k";
    switch (pathname) {
      case "/write": {
        const answer = await write(key, "one");
        return Response.json({ answer, isOk: answer === "OK" });
      }
      case "/quiet":
        await writeQuietly(key, "two");
        return new Response("done");
      case "/remove":
        return Response.json({ removed: await remove(key) });
      case "/remove-many":
        return Response.json({ count: await kvCountDeleted(redis, "r:a", "r:b", `r:${key}`) });
      case "/exists":
        if (!(await kvExists(redis, `r:${key}`))) return new Response("no", { status: 404 });
        return Response.json({ count: await kvExists(redis, "r:k", "r:k2", "r:k") });
      case "/getdel":
        return Response.json({ value: await kvGetDel(redis, `r:${key}`) });
      case "/getset":
        return Response.json({ before: await kvGetSet(redis, `r:${key}`, "three") });
      case "/getex":
        return Response.json({ value: await kvGetEx(redis, `r:${key}`, { expirationTtl: 100 }) });
      case "/mset": {
        const answer = await kvSetMany(redis, { "r:a": "1", "r:b": 2 }).then(() => "OK" as const);
        return Response.json({ answer });
      }
      case "/mget":
        return Response.json(await kvGetMany(redis, ["r:a", "r:missing", `r:${key}`]));
      case "/mget-list":
        return Response.json(await kvGetMany(redis, ["r:b", "r:a"]));
      default: {
        const keys = searchParams.getAll("key").map((name) => `r:${name}`);
        await kvDelete(redis, ...keys);
        await kvDelete(redis, ...keys);
        return Response.json({ values: keys.length > 0 ? await kvGetMany(redis, keys) : [] });
      }
    }
  },
};
