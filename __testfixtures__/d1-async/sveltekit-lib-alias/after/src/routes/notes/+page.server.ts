import { titles } from "$lib/notes";
import { db } from "$lib/server/db";

export async function load() {
  return { titles: await titles(), count: (await db.prepare("SELECT count(*) AS n FROM note").first()) ?? undefined };
}
