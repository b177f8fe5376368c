import { env } from "cloudflare:workers";

let db: D1Database | null = null;

export function getDb(): D1Database {
  if (!db) {
    db = env.DB;
  }
  return db;
}

export function closeDb(): void {
  db = null;
}
