import { env } from "cloudflare:workers";
import { MemoryStore } from "./memory-store";
import { SessionService } from "./service";
import { SqliteStore } from "./sqlite-store";

const db = env.DB;
const sessions = new SessionService([new SqliteStore(db), new MemoryStore()]);

export default {
  async fetch(request: Request): Promise<Response> {
    const [, action, token = "", user = ""] = new URL(request.url).pathname.split("/");
    if (action === "in") return new Response(await sessions.logIn(user, token));
    if (action === "out") return new Response(await sessions.logOut(token) ? "out" : "was not in");
    return Response.json(await sessions.whoIs(token));
  },
};
