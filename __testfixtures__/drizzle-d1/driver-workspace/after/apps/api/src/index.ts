import { db, schema } from "@notes/db";

export default {
  async fetch(): Promise<Response> {
    return Response.json(await db.select().from(schema.notes));
  },
};
