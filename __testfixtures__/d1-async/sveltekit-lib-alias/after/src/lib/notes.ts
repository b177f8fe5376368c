import { db } from "$lib/server/db";

export async function titles(): Promise<unknown[]> {
  return (await db.prepare("SELECT title FROM note").all()).results;
}
