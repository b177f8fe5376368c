import { env } from "cloudflare:workers";

export const db = env.DB;

export async function findNotes(): Promise<unknown[]> {
  return (await db.prepare("SELECT * FROM note").all()).results;
}

export class Notes {
  async all(): Promise<unknown[]> {
    return findNotes();
  }
}

export const notes = new Notes();

export const isReady = (): boolean => true;
