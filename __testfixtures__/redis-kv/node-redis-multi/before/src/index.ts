import { client } from "./client";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/write") {
      const results = await client.multi().set("m:a", "1").set("m:b", "2").exec();
      return Response.json(results);
    }
    if (pathname === "/read") {
      const results = await client.multi().get("m:a").get("m:none").exec();
      return Response.json(results);
    }
    if (pathname === "/remove") {
      const batch = client.multi();
      batch.del("m:a");
      batch.del("m:b");
      await batch.exec();
    }
    return Response.json(await client.mGet(["m:a", "m:b"]));
  },
};
