import { Database } from "bun:sqlite";

const db = new Database("app.sqlite");
db.run("CREATE TABLE IF NOT EXISTS team (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");
db.run("CREATE TABLE IF NOT EXISTS member (team_id INTEGER NOT NULL, name TEXT NOT NULL, lead INTEGER NOT NULL DEFAULT 0)");

type Team = { id: number; name: string };

const teams = () => db.query<Team, []>("SELECT id, name FROM team ORDER BY id").all();

const membersOf = (team: Team): string[] =>
  db
    .query<{ name: string }, [number]>("SELECT name FROM member WHERE team_id = ? ORDER BY name")
    .all(team.id)
    .map((member) => member.name);

function hasLead(id: number): boolean {
  return db.query("SELECT 1 FROM member WHERE team_id = ? AND lead = 1").get(id) !== null;
}

function overview() {
  const all = teams();
  return {
    teams: all.map((team) => ({ ...team, members: membersOf(team) })),
    led: all.filter((team) => hasLead(team.id)).map((team) => team.name),
    anyLed: all.some(({ id }) => hasLead(id)),
    allLed: all.every(({ id }) => hasLead(id)),
    firstEmpty: all.find((team) => membersOf(team).length === 0)?.name ?? null,
    everyone: all.flatMap(membersOf),
  };
}

function addTeam(name: string, members: string[]): void {
  const { id } = db.query("INSERT INTO team (name) VALUES (?) RETURNING id").get(name) as { id: number };
  members.forEach((member, index) => {
    if (member === "") return;
    db.run("INSERT INTO member (team_id, name, lead) VALUES (?, ?, ?)", [id, member, index === 0 ? 1 : 0]);
  });
}

export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method === "GET") return Response.json(overview());
    const { name, members } = (await request.json()) as { name: string; members: string[] };
    addTeam(name, members);
    return new Response(null, { status: 201 });
  },
};
