import { db } from "@/lib/db";

const statement = db().prepare("SELECT COUNT(*) AS n FROM posts");

export async function GET() {
  return Response.json((await statement.first()) ?? undefined);
}
