import { connected } from "./client";

export default {
  async fetch(request: Request): Promise<Response> {
    const client = await connected();
    const { pathname } = new URL(request.url);
    if (pathname === "/fill") {
      for (const name of ["a", "b", "c"]) await client.set(`it:${name}`, name);
      await client.set("other", "x");
    }
    const found: string[] = [];
    for await (const keys of client.scanIterator({ MATCH: "it:*", COUNT: 10 })) found.push(...keys);
    return Response.json(found.sort());
  },
};
