import { db, getDb } from "./db";
import { notes } from "./schema";

export default {
  async fetch(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (pathname === "/add") {
      await getDb().insert(notes).values({ id: "1", title: "first", stars: 5 }).onConflictDoNothing();
    }
    const rows = await db.select().from(notes);
    return Response.json(rows);
  },
};
