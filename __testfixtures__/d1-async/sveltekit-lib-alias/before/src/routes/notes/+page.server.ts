import { titles } from "$lib/notes";
import { db } from "$lib/server/db";

export function load() {
  return { titles: titles(), count: db.prepare("SELECT count(*) AS n FROM note").get() };
}
