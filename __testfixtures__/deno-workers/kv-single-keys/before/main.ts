interface Profile {
  name: string;
  tags: string[];
  nick?: string;
}

const kv = await Deno.openKv(":memory:");

async function remember(id: string, profile: Profile): Promise<void> {
  await kv.set(["profiles", id], profile);
  await kv.set(["last"], id, { expireIn: 24 * 60 * 60 * 1000 });
}

Deno.serve(async (request) => {
  const url = new URL(request.url);
  const id = url.searchParams.get("id") ?? "none";
  const page = Number(url.searchParams.get("page") ?? 1);
  switch (request.method) {
    case "PUT":
      await remember(id, await request.json());
      await kv.set(["pages", page, id], { seen: true }, { expireIn: page * 100_000 });
      return new Response(null, { status: 204 });
    case "DELETE":
      await kv.delete(["profiles", id]);
      return new Response(null, { status: 204 });
  }
  const entry = await kv.get<Profile>(["profiles", id]);
  if (entry.value === null) return Response.json({ missing: id, last: (await kv.get<string>(["last"])).value }, { status: 404 });
  const { value: seen } = await kv.get(["pages", page, id], { consistency: "eventual" });
  return Response.json({ ...entry.value, seen });
});
