import { Database } from "bun:sqlite";
import { Store } from "./store";

const db = new Database("app.sqlite");
db.run("CREATE TABLE IF NOT EXISTS entry (key TEXT PRIMARY KEY, value TEXT NOT NULL)");
const store = new Store(db);

export default {
  async fetch(request: Request): Promise<Response> {
    const key = new URL(request.url).pathname.slice(1);
    if (key === "") return Response.json(store.list());
    if (request.method === "PUT") {
      const { value } = (await request.json()) as { value?: string };
      try {
        store.put(key, value);
      } catch {
        return new Response("not stored", { status: 422 });
      }
      return new Response("stored", { status: 201 });
    }
    if (request.method === "DELETE") return new Response(store.remove(key) ? "gone" : "nothing to remove");
    return Response.json({ value: store.get(key) });
  },
};
