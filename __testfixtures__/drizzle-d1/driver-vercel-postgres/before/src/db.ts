import { createPool, sql } from "@vercel/postgres";
import { drizzle, type VercelPgDatabase } from "drizzle-orm/vercel-postgres";
import * as schema from "./schema";

export const db: VercelPgDatabase<typeof schema> = drizzle(sql, { schema });
export const named = drizzle({ client: sql, schema });
export const pooled = drizzle(createPool({ connectionString: process.env.POSTGRES_URL }), { schema });
export const bare = drizzle({ schema });
