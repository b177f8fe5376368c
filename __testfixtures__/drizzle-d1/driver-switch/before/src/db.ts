import { neon } from "@neondatabase/serverless";
import { drizzle as drizzleNeon } from "drizzle-orm/neon-http";
import { drizzle as drizzleNode } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import * as schema from "./schema";

const url = process.env.DATABASE_URL ?? "postgres://localhost/notes";
const isLocal = url.includes("localhost");

export const db = isLocal
  ? drizzleNode(new Pool({ connectionString: url }), { schema })
  : drizzleNeon(neon(url), { schema });
