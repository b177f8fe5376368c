import { drizzle } from "drizzle-orm/postgres-js";
import { drizzle as drizzleNeon } from "drizzle-orm/neon-http";
import { neon } from "@neondatabase/serverless";
import postgres from "postgres";
import * as schema from "./schema";

const url = process.env.DATABASE_URL ?? "";

let db: any;

if (url.includes("localhost")) {
  db = drizzle(postgres(url), { schema });
} else {
  db = drizzleNeon(neon(url), { schema });
}

export { db };
