import { client } from "./client";
import { kvGetMany } from "./kv-commands";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/write") {
      const results = await Promise.all([client.put("m:a", "1").then(() => "OK" as const), client.put("m:b", "2").then(() => "OK" as const)]);
      return Response.json(results);
    }
    if (pathname === "/read") {
      const results = await Promise.all([client.get("m:a"), client.get("m:none")]);
      return Response.json(results);
    }
    if (pathname === "/remove") {
      const batch: Promise<unknown>[] = [];
      batch.push(client.delete("m:a"));
      batch.push(client.delete("m:b"));
      await Promise.all(batch);
    }
    return Response.json(await kvGetMany(client, ["m:a", "m:b"]));
  },
};
