import { connected } from "./client";
import { kvKeys } from "./kv-commands";

export default {
  async fetch(request: Request): Promise<Response> {
    const client = await connected();
    const { pathname } = new URL(request.url);
    if (pathname === "/fill") {
      for (const name of ["a", "b", "c"]) await client.put(`it:${name}`, name);
      await client.put("other", "x");
    }
    const found: string[] = [];
    for (const keys of [await kvKeys(client, "it:*")]) found.push(...keys);
    return Response.json(found.sort());
  },
};
