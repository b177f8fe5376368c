import { env } from "cloudflare:workers";

interface Profile {
  name: string;
  bio?: string;
  links?: string[];
  address?: { city?: string };
  active?: boolean;
}

const db = env.DB;

const save = async (profile: Profile): Promise<void> => {
  const links = profile.links && JSON.stringify(profile.links);
  await db.prepare("INSERT OR REPLACE INTO profile (name, bio, links, city, active) VALUES (?, ?, ?, ?, ?)").bind(
    profile.name,
    profile.bio ?? null,
    links as string ?? null,
    profile.address?.city as string ?? null,
    profile.active ?? true,
  ).run();
};

async function find(city: string | undefined) {
  return (await db.prepare("SELECT * FROM profile WHERE city IS ? ORDER BY name").bind(city ?? null).all()).results;
}

async function setBio(name: string, bio?: string | null): Promise<number> {
  return (await db.prepare("UPDATE profile SET bio = ?2 WHERE name = ?1").bind(name, bio || null).run()).meta.changes;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    if (request.method === "GET") return Response.json(await find(searchParams.get("city") ?? undefined));
    const profile = (await request.json()) as Profile;
    if (request.method === "PATCH") return Response.json(await setBio(profile.name, profile.bio));
    await save(profile);
    return new Response(null, { status: 204 });
  },
};
