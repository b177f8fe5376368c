import { drizzle } from "drizzle-orm/d1";
import { drizzle as drizzleNeon } from "drizzle-orm/d1";
import { env } from "cloudflare:workers";
import * as schema from "./schema";

const url = process.env.DATABASE_URL ?? "";

let db: any;

if (url.includes("localhost")) {
  db = drizzle(env.DB, { schema });
} else {
  db = drizzleNeon(env.DB, { schema });
}

export { db };
