import { join } from "node:path";
import { drizzle } from "drizzle-orm/bun-sqlite";
import { migrate as runMigrations } from "drizzle-orm/bun-sqlite/migrator";

const db = drizzle("app.db");

/** Brings the schema up to date. */
export async function prepare(): Promise<void> {
  // Runs at every start.
  await runMigrations(db, { migrationsFolder: join(import.meta.dirname, "../migrations") });
}

export const again = () => runMigrations(db, { migrationsFolder: "./migrations" });

export function perhaps(when: boolean): void {
  if (when) runMigrations(db, { migrationsFolder: "migrations" });
  else console.log("not now");
}

export function from(folder: string): void {
  runMigrations(db, { migrationsFolder: folder });
}
