import { neon, neonConfig } from "@neondatabase/serverless";
import { drizzle, type NeonHttpDatabase } from "drizzle-orm/neon-http";
import ws from "ws";
import * as schema from "./schema";

neonConfig.webSocketConstructor = ws;
neonConfig.fetchConnectionCache = true;

export type Database = NeonHttpDatabase<typeof schema>;

export function createDb(): Database {
  const sql = neon(process.env.DATABASE_URL!);
  return drizzle({ client: sql, schema });
}

export const byUrl = () => drizzle(process.env.DATABASE_URL!, { schema });
export const byConnection = () => drizzle({ connection: process.env.DATABASE_URL!, casing: "snake_case" });
export const bare = () => drizzle(neon(process.env.DATABASE_URL!));
