import Database from "better-sqlite3";
import { createUser, deleteTeam, TakenError } from "./users.js";

const db = new Database("app.sqlite");
db.pragma("foreign_keys = ON");
db.exec(`
  CREATE TABLE IF NOT EXISTS team (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE IF NOT EXISTS user (id INTEGER PRIMARY KEY, email TEXT NOT NULL UNIQUE, team_id INTEGER REFERENCES team (id));
  INSERT OR IGNORE INTO team (id, name) VALUES (1, 'red'), (2, 'blue');
`);

export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method === "DELETE") return Response.json(deleteTeam(db, Number(new URL(request.url).pathname.slice(1))));
    const { email, team = null } = (await request.json()) as { email: string; team?: number | null };
    try {
      return Response.json({ id: createUser(db, email, team) });
    } catch (error) {
      if (error instanceof TakenError) return Response.json({ taken: error.message }, { status: 409 });
      throw error;
    }
  },
};
