import { sessions } from "./sessions.ts";
import { env } from "cloudflare:workers";

const kv = await Deno.openKv();
const dates = await Deno.openKv("dates");
const again = await Deno.openKv();

async function visit(page: string, key: Deno.KvKey): Promise<number> {
  for await (const entry of kv.list({ prefix: ["pages"] })) console.log(entry.key);
  await kv.atomic().sum(["pages", page], 1n).commit();
  await kv.enqueue(page);
  const entry = await kv.get(key);
  return Number(entry.value);
}

const handler = async (request: Request) => {
  const { pathname } = new URL(request.url);
  await dates.set(["last", pathname], { at: new Date() });
  await again.delete(["pages", pathname]);
  await env.KV.put(`short/${encodeURIComponent(pathname)}`, JSON.stringify("soon gone"), { expirationTtl: 60 });
  return Response.json([await visit(pathname, ["pages", pathname]), await sessions.get(["a"])]);
};

export default { fetch: handler };
