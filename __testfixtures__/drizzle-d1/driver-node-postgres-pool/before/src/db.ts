import { drizzle } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import * as schema from "./schema";

if (!process.env.DATABASE_URL) {
  throw new Error("DATABASE_URL is not set");
}

const pool = new Pool({
  connectionString: process.env.DATABASE_URL,
  max: 10,
  ssl: { rejectUnauthorized: false },
});

pool.on("error", (error) => {
  console.error("idle client", error);
});

export const db = drizzle(pool, { schema });
export type Database = typeof db;

process.on("SIGTERM", async () => {
  await pool.end();
});
