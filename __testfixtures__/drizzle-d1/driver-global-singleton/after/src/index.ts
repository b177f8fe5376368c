import { db } from "./db";
import { notes } from "./schema";

export default {
  async fetch(): Promise<Response> {
    await db.insert(notes).values({ id: crypto.randomUUID(), title: crypto.randomUUID(), stars: 3 });
    const rows = await db.select({ stars: notes.stars }).from(notes);
    return Response.json(rows);
  },
};
