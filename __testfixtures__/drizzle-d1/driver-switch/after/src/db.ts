import { env } from "cloudflare:workers";
import { drizzle as drizzleNeon } from "drizzle-orm/d1";
import { drizzle as drizzleNode } from "drizzle-orm/d1";
import * as schema from "./schema";

const url = process.env.DATABASE_URL ?? "postgres://localhost/notes";
const isLocal = url.includes("localhost");

export const db = isLocal
  ? drizzleNode(env.DB, { schema })
  : drizzleNeon(env.DB, { schema });
