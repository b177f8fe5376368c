import { migrate } from "drizzle-orm/node-postgres/migrator";
import { closeDatabase, db, runMigrations } from "./db";
import { notes } from "./schema";

await migrate(db, { migrationsFolder: "./drizzle" });
await runMigrations();

export async function list() {
  return db.select().from(notes);
}

export { closeDatabase };
