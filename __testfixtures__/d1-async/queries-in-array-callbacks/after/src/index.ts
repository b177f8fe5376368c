import { env } from "cloudflare:workers";

const db = env.DB;

type Team = { id: number; name: string };

const teams = async () => (await db.prepare("SELECT id, name FROM team ORDER BY id").all<Team>()).results;

const membersOf = async (team: Team): Promise<string[]> =>
  (await db
    .prepare("SELECT name FROM member WHERE team_id = ? ORDER BY name")
    .bind(team.id).all<{ name: string }>()).results
    .map((member) => member.name);

async function hasLead(id: number): Promise<boolean> {
  return await db.prepare("SELECT 1 FROM member WHERE team_id = ? AND lead = 1").bind(id).first() !== null;
}

async function overview() {
  const all = await teams();
  return {
    teams: await Promise.all(all.map(async (team) => ({ ...team, members: await membersOf(team) }))),
    led: (await Promise.all(all.map(async (team) => (await hasLead(team.id) ? [team] : [])))).flat().map((team) => team.name),
    anyLed: (await Promise.all(all.map(({ id }) => hasLead(id)))).some(Boolean),
    allLed: (await Promise.all(all.map(({ id }) => hasLead(id)))).every(Boolean),
    firstEmpty: (await Promise.all(all.map(async (team) => ((await membersOf(team)).length === 0 ? [team] : [])))).flat().at(0)?.name ?? null,
    everyone: (await Promise.all(all.map(membersOf))).flat(),
  };
}

async function addTeam(name: string, members: string[]): Promise<void> {
  const { id } = (await db.prepare("INSERT INTO team (name) VALUES (?) RETURNING id").bind(name).first<{ id: number }>())!;
  for (const [index, member] of members.entries()) {
    if (member === "") continue;
    await db.prepare("INSERT INTO member (team_id, name, lead) VALUES (?, ?, ?)").bind(id, member, index === 0 ? 1 : 0).run();
  }
}

export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method === "GET") return Response.json(await overview());
    const { name, members } = (await request.json()) as { name: string; members: string[] };
    await addTeam(name, members);
    return new Response(null, { status: 201 });
  },
};
