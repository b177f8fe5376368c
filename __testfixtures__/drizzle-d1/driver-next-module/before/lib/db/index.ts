import "server-only";
import { Pool } from "@neondatabase/serverless";
import { drizzle } from "drizzle-orm/neon-serverless";
import * as schema from "./schema";

/** The connections of this process. */
const pool = new Pool({ connectionString: process.env.POSTGRES_URL });

/** What the pages query. */
export const db = drizzle(pool, { schema });
