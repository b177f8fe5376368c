import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import { Pool } from "pg";
import * as schema from "./schema";

type Database = NodePgDatabase<typeof schema>;

let pool: Pool | null = null;
let instance: Database | undefined;

export function getDb(): Database {
  if (!instance) {
    if (!pool) {
      pool = new Pool({ connectionString: process.env.DATABASE_URL });
    }
    instance = drizzle(pool, { schema });
  }
  return instance;
}

export const db = new Proxy({} as Database, {
  get(_target, property) {
    return Reflect.get(getDb(), property);
  },
});
