import { redis } from "./redis";

const values: Record<string, unknown> = {
  text: "hello",
  digits: "123",
  decimal: "1.50",
  long: "12345678901234567890",
  number: 42,
  yes: true,
  yesText: "true",
  object: { a: 1, b: ["c"] },
  objectText: '{"b":2}',
  list: [1, 2, 3],
  nothing: null,
  quoted: '"q"',
  empty: "",
};

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/write") {
      for (const [name, value] of Object.entries(values)) await redis.set(`u:${name}`, value, { ex: 600 });
      return new Response("written");
    }
    const read: Record<string, unknown> = {};
    for (const name of [...Object.keys(values), "missing"]) {
      const value = await redis.get(`u:${name}`);
      read[name] = { value, type: typeof value };
    }
    const many = await redis.mget<[unknown, number]>("u:object", "u:number");
    return Response.json({ read, many });
  },
};
