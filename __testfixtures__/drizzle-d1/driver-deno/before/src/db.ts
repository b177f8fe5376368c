import { drizzle } from "npm:drizzle-orm@0.33.0/postgres-js";
import postgres from "npm:postgres@^3.4.0";
import * as schema from "./schema.ts";

const connectionString = Deno.env.get("DATABASE_URL");

if (!connectionString) {
  console.error("DATABASE_URL is missing");
  Deno.exit(1);
}

const sql = postgres(connectionString, { max: 3 });

export const db = drizzle(sql, { schema });
