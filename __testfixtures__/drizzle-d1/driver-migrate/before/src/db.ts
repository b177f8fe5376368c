import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { Client } from "pg";
import * as schema from "./schema";

const client = new Client({ connectionString: process.env.DATABASE_URL });
void client.connect();

export const db = drizzle({ client, schema });

export async function runMigrations(): Promise<void> {
  const migrationDb = drizzle(process.env.DATABASE_URL!);
  try {
    await migrate(migrationDb, { migrationsFolder: "./drizzle" });
    console.log("migrated");
  } catch (error) {
    console.error(error);
    throw error;
  }
}

export async function closeDatabase(): Promise<void> {
  try {
    await client.end();
    console.log("closed");
  } catch (error) {
    console.error(error);
  }
}
