import { Database } from "bun:sqlite";
import { entries } from "./pages";

const db = new Database("app.sqlite");
db.run("CREATE TABLE IF NOT EXISTS entry (id INTEGER PRIMARY KEY, text TEXT NOT NULL)");

export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method === "POST") {
      const texts = (await request.json()) as (string | null)[];
      for (const text of texts) db.query("INSERT INTO entry (text) VALUES (?)").run(text);
      return Response.json(db.query("SELECT max(id) AS last FROM entry").get());
    }
    const lines: string[] = [];
    for await (const { id, text } of entries(db)) lines.push(`${id}: ${text}`);
    return new Response(lines.join("\n") || "nothing");
  },
};
