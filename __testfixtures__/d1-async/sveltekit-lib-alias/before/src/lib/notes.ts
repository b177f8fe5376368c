import { db } from "$lib/server/db";

export function titles(): unknown[] {
  return db.prepare("SELECT title FROM note").all();
}
