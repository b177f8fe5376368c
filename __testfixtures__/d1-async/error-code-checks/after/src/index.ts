import { env } from "cloudflare:workers";
import { createUser, deleteTeam, TakenError } from "./users.js";

const db = env.DB;

export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method === "DELETE") return Response.json(await deleteTeam(db, Number(new URL(request.url).pathname.slice(1))));
    const { email, team = null } = (await request.json()) as { email: string; team?: number | null };
    try {
      return Response.json({ id: await createUser(db, email, team) });
    } catch (error) {
      if (error instanceof TakenError) return Response.json({ taken: error.message }, { status: 409 });
      throw error;
    }
  },
};
