import { Pool } from "@neondatabase/serverless";
import type { QueryResult } from "pg";
import postgres from "npm:postgres@^3.4.5";

const pool = new Pool({ connectionString: Deno.env.get("DATABASE_URL") });
const sql = postgres(Deno.env.get("REPLICA_URL")!);

export async function orders(): Promise<number> {
  const result: QueryResult = await pool.query("SELECT id FROM orders");
  const rows = await sql`SELECT id FROM orders`;
  return result.rows.length + rows.length;
}
