import { db } from "./db";
import { notes } from "./schema";

export default {
  async fetch(request: Request): Promise<Response> {
    if (request.method === "POST") {
      const body = (await request.json()) as { id: string; title: string };
      try {
        const [row] = await db.insert(notes).values({ ...body, stars: 0 }).returning();
        return Response.json(row, { status: 201 });
      } catch {
        return Response.json({ error: "taken" }, { status: 409 });
      }
    }
    return Response.json(await db.select().from(notes).orderBy(notes.title));
  },
};
