import { env } from "cloudflare:workers";

export const db = env.DB;

const kinds = ["image", "video"];

/** The tables of kinds are not known before it runs. */
export async function makeKinds(): Promise<void> {
  for (const kind of kinds) await db.prepare(`CREATE TABLE IF NOT EXISTS ${kind} (id INTEGER PRIMARY KEY, name TEXT)`).run();
  await db.prepare("CREATE INDEX IF NOT EXISTS image_name ON image (name)").run();
}

export async function makeTables(): Promise<void> {
  await db.prepare("CREATE INDEX IF NOT EXISTS note_kind ON note (kind)").run();
}

/** A second way in: the table is as above, the index is another one. */
export function makeAgain(): void {
}

export async function notes(): Promise<unknown[]> {
  return (await db.prepare("SELECT * FROM note").all()).results;
}
