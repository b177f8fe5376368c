import { Database } from "bun:sqlite";
import { MemoryStore } from "./memory-store";
import { SessionService } from "./service";
import { SqliteStore } from "./sqlite-store";

const db = new Database("app.sqlite");
db.run("CREATE TABLE IF NOT EXISTS session (token TEXT PRIMARY KEY, user TEXT NOT NULL)");
const sessions = new SessionService([new SqliteStore(db), new MemoryStore()]);

export default {
  fetch(request: Request): Response {
    const [, action, token = "", user = ""] = new URL(request.url).pathname.split("/");
    if (action === "in") return new Response(sessions.logIn(user, token));
    if (action === "out") return new Response(sessions.logOut(token) ? "out" : "was not in");
    return Response.json(sessions.whoIs(token));
  },
};
