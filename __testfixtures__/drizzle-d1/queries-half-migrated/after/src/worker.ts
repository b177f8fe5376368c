import { eq, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/d1";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";

const notes = sqliteTable("notes", { id: integer("id").primaryKey(), text: text("text") });

export async function read(database: D1Database) {
  const db = drizzle(database);
  const rows = await db.all<{ id: number }>(sql`select id from notes where created > unixepoch()`);
  await db.batch([db.delete(notes).where(eq(notes.id, 1)), db.delete(notes).where(eq(notes.id, 2))]);
  return db.select().from(notes).where(sql`${notes.text} glob ${"a*"} and unixepoch() > 1`).limit(rows.length);
}
