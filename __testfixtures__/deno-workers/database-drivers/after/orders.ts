import { Pool } from "@neondatabase/serverless";
import type { QueryResult } from "pg";
import postgres from "postgres";

const pool = new Pool({ connectionString: process.env.DATABASE_URL });
const sql = postgres(process.env.REPLICA_URL!);

export async function orders(): Promise<number> {
  const result: QueryResult = await pool.query("SELECT id FROM orders");
  const rows = await sql`SELECT id FROM orders`;
  return result.rows.length + rows.length;
}
