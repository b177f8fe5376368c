import { sql } from "@vercel/postgres";

export async function count(): Promise<unknown> {
  const { rows } = await sql`SELECT count(*) FROM notes`;
  return rows[0];
}
