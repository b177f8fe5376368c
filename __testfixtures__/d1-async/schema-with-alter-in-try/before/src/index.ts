import { Database } from "bun:sqlite";
import { migrate } from "./schema";

const db = new Database(process.env.DATABASE_PATH ?? "app.sqlite");
migrate(db);

export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method === "GET") return Response.json(db.query("SELECT * FROM note ORDER BY pinned DESC, id").all());
    const { text, author, pinned } = (await request.json()) as { text: string; author?: string; pinned?: boolean };
    try {
      db.query("INSERT INTO note (text, author, pinned) VALUES (?, ?, ?)").run(text, author ?? null, pinned === true);
      return new Response("noted", { status: 201 });
    } catch (error) {
      return new Response(/UNIQUE/.test(String(error)) ? "said before" : "refused", { status: 409 });
    }
  },
};
