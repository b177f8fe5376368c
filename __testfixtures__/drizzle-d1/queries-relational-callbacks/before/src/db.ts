import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import * as schema from "./schema";

export const db: NodePgDatabase<typeof schema> & { query: any } = drizzle(new Pool(), { schema });
