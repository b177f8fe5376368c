import { env } from "cloudflare:workers";
import { entries } from "./pages";

const db = env.DB;

export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method === "POST") {
      const texts = (await request.json()) as (string | null)[];
      for (const text of texts) await db.prepare("INSERT INTO entry (text) VALUES (?)").bind(text).run();
      return Response.json(await db.prepare("SELECT max(id) AS last FROM entry").first());
    }
    const lines: string[] = [];
    for await (const { id, text } of entries(db)) lines.push(`${id}: ${text}`);
    return new Response(lines.join("\n") || "nothing");
  },
};
