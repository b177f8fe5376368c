import { getDb, openAtLoad } from "../lib/db";
import { notes } from "../lib/schema";

const shared = openAtLoad();

export async function GET() {
  const rows = await getDb().select().from(notes);
  return Response.json({ rows, same: await shared.select().from(notes) });
}
