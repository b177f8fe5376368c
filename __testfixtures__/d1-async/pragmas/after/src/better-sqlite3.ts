import { env } from "cloudflare:workers";

const db = env.DB;

export function isWal(): boolean {
  // @ts-expect-error d1-async/unsupported-pragma: PRAGMA without a counterpart on D1
  return db.pragma("journal_mode", { simple: true }) === "wal";
}

export async function indexes(): Promise<unknown> {
  return (await db.prepare("PRAGMA index_list(notes)").all()).results;
}
