import { db, visits } from "@tracker/db";
import { isPath } from "./paths";

export default {
  async fetch(request: Request): Promise<Response> {
    if (!isPath(new URL(request.url).pathname)) return new Response(null, { status: 404 });
    return Response.json(await db.select().from(visits));
  },
};
