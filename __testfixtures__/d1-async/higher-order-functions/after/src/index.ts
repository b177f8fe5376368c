import { env } from "cloudflare:workers";
import { orElse, withRetry } from "./retry";

const db = env.DB;

type Handler = (name: string, value: number) => Response | Promise<Response>;

/** Turns errors into answers. */
const guarded =
  (handler: Handler): Handler =>
  async (name, value) => {
    try {
      return await handler(name, value);
    } catch (error) {
      return new Response(String(error).includes("CHECK") ? "too small" : "taken", { status: 409 });
    }
  };

async function store(name: string, value: number): Promise<number> {
  await db.prepare("INSERT INTO attempt (name) VALUES (?)").bind(name).run();
  await db.prepare("INSERT INTO result (name, value) VALUES (?, ?)").bind(name, value).run();
  return value;
}

const routes: Record<string, Handler> = {
  store: guarded(async (name, value) => Response.json(await store(name, value))),
  retry: guarded(async (name, value) => Response.json(await withRetry(3, () => store(name, value)))),
  anyway: async (name, value) => Response.json(await orElse(-1, () => store(name, value))),
  attempts: async (name) => Response.json(await db.prepare("SELECT count(*) AS n FROM attempt WHERE name = ?").bind(name).first()),
};

export default {
  async fetch(request: Request): Promise<Response> {
    const [, action = "", name = "", value = "0"] = new URL(request.url).pathname.split("/");
    const route = routes[action];
    return route ? await route(name, Number(value)) : new Response("no such route", { status: 404 });
  },
};
