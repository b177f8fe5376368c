import { db } from "../../lib/db";
import { notes } from "../../lib/db/schema";

export async function GET() {
  return Response.json(await db.select().from(notes));
}
