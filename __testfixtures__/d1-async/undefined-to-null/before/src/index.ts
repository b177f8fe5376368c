import { Database } from "bun:sqlite";

interface Profile {
  name: string;
  bio?: string;
  links?: string[];
  address?: { city?: string };
  active?: boolean;
}

const db = new Database("app.sqlite");
db.run("CREATE TABLE IF NOT EXISTS profile (name TEXT PRIMARY KEY, bio TEXT, links TEXT, city TEXT, active INTEGER)");

const save = (profile: Profile): void => {
  const links = profile.links && JSON.stringify(profile.links);
  db.query("INSERT OR REPLACE INTO profile (name, bio, links, city, active) VALUES (?, ?, ?, ?, ?)").run(
    profile.name,
    profile.bio,
    links as string,
    profile.address?.city as string,
    profile.active ?? true,
  );
};

function find(city: string | undefined) {
  return db.query("SELECT * FROM profile WHERE city IS ? ORDER BY name").all(city ?? null);
}

function setBio(name: string, bio?: string | null): number {
  return db.prepare("UPDATE profile SET bio = $bio WHERE name = $name").run({ $name: name, $bio: bio || null }).changes;
}

export default {
  async fetch(request: Request): Promise<Response> {
    const { searchParams } = new URL(request.url);
    if (request.method === "GET") return Response.json(find(searchParams.get("city") ?? undefined));
    const profile = (await request.json()) as Profile;
    if (request.method === "PATCH") return Response.json(setBio(profile.name, profile.bio));
    save(profile);
    return new Response(null, { status: 204 });
  },
};
