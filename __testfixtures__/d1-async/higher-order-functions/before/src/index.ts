import { Database } from "bun:sqlite";
import { orElse, withRetry } from "./retry";

const db = new Database("app.sqlite");
db.run("CREATE TABLE IF NOT EXISTS attempt (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
db.run("CREATE TABLE IF NOT EXISTS result (name TEXT PRIMARY KEY, value INTEGER NOT NULL CHECK (value > 0))");

type Handler = (name: string, value: number) => Response;

/** Turns errors into answers. */
const guarded =
  (handler: Handler): Handler =>
  (name, value) => {
    try {
      return handler(name, value);
    } catch (error) {
      return new Response(String(error).includes("CHECK") ? "too small" : "taken", { status: 409 });
    }
  };

function store(name: string, value: number): number {
  db.run("INSERT INTO attempt (name) VALUES (?)", [name]);
  db.run("INSERT INTO result (name, value) VALUES (?, ?)", [name, value]);
  return value;
}

const routes: Record<string, Handler> = {
  store: guarded((name, value) => Response.json(store(name, value))),
  retry: guarded((name, value) => Response.json(withRetry(3, () => store(name, value)))),
  anyway: (name, value) => Response.json(orElse(-1, () => store(name, value))),
  attempts: (name) => Response.json(db.query("SELECT count(*) AS n FROM attempt WHERE name = ?").get(name)),
};

export default {
  fetch(request: Request): Response {
    const [, action = "", name = "", value = "0"] = new URL(request.url).pathname.split("/");
    const route = routes[action];
    return route ? route(name, Number(value)) : new Response("no such route", { status: 404 });
  },
};
