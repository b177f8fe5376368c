import { env } from "cloudflare:workers";
import { drizzle, type DrizzleD1Database } from "drizzle-orm/d1";
import * as schema from "./schema";

export type Database = DrizzleD1Database<typeof schema>;

export function createDb(): Database {
  return drizzle(env.DB, { schema });
}

export const byUrl = () => drizzle(env.DB, { schema });
export const byConnection = () => drizzle(env.DB, { casing: "snake_case" });
export const bare = () => drizzle(env.DB);
