import { drizzle } from "drizzle-orm/d1";
import postgres from "postgres";
import * as schema from "./schema";
import { env } from "cloudflare:workers";

export const client = postgres(process.env.DATABASE_URL!, { max: 5 });
export const db = drizzle(env.DB, { schema });
