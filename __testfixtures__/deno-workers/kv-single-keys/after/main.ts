import { env } from "cloudflare:workers";

interface Profile {
  name: string;
  tags: string[];
  nick?: string;
}

async function remember(id: string, profile: Profile): Promise<void> {
  await env.STORE.put(`profiles/${encodeURIComponent(id)}`, JSON.stringify(profile));
  await env.STORE.put("last", JSON.stringify(id), { expirationTtl: 86400 });
}

const handler = async (request: Request) => {
  const url = new URL(request.url);
  const id = url.searchParams.get("id") ?? "none";
  const page = Number(url.searchParams.get("page") ?? 1);
  switch (request.method) {
    case "PUT":
      await remember(id, await request.json());
      await env.STORE.put(`pages/${page}/${encodeURIComponent(id)}`, JSON.stringify({ seen: true }), { expirationTtl: Math.max(60, Math.ceil((page * 100_000) / 1000)) });
      return new Response(null, { status: 204 });
    case "DELETE":
      await env.STORE.delete(`profiles/${encodeURIComponent(id)}`);
      return new Response(null, { status: 204 });
  }
  const entry = { value: await env.STORE.get<Profile>(`profiles/${encodeURIComponent(id)}`, "json") };
  if (entry.value === null) return Response.json({ missing: id, last: await env.STORE.get<string>("last", "json") }, { status: 404 });
  const seen = await env.STORE.get(`pages/${page}/${encodeURIComponent(id)}`, "json");
  return Response.json({ ...entry.value, seen });
};

export default { fetch: handler };
