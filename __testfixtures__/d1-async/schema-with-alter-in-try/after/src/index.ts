import { env } from "cloudflare:workers";
import { migrate } from "./schema";

const db = env.DB;
migrate(db);

export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method === "GET") return Response.json((await db.prepare("SELECT * FROM note ORDER BY pinned DESC, id").all()).results);
    const { text, author, pinned } = (await request.json()) as { text: string; author?: string; pinned?: boolean };
    try {
      await db.prepare("INSERT INTO note (text, author, pinned) VALUES (?, ?, ?)").bind(text, author ?? null, pinned === true).run();
      return new Response("noted", { status: 201 });
    } catch (error) {
      return new Response(/UNIQUE/.test(String(error)) ? "said before" : "refused", { status: 409 });
    }
  },
};
