import { closeDatabase, db, runMigrations } from "./db";
import { notes } from "./schema";

await runMigrations();

export async function list() {
  return db.select().from(notes);
}

export { closeDatabase };
