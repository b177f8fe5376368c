import { drizzle } from "drizzle-orm/d1";
import { env } from "cloudflare:workers";
import * as schema from "./schema";

export const db = drizzle(env.DB, { schema });

export async function runMigrations(): Promise<void> {
  try {
    console.log("migrated");
  } catch (error) {
    console.error(error);
    throw error;
  }
}

export async function closeDatabase(): Promise<void> {
  try {
    console.log("closed");
  } catch (error) {
    console.error(error);
  }
}
