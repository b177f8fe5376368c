const kv = await Deno.openKv();

async function next(kv: Deno.Kv): Promise<number> {
  const entry = await kv.get<number>(["count"]);
  await kv.atomic().check(entry).set(["count"], (entry.value ?? 0) + 1).commit();
  return (entry.value ?? 0) + 1;
}

export default { fetch: async () => Response.json({ count: await next(kv) }) };
