import { env } from "cloudflare:workers";

export function openDatabase(path: string): D1Database {
  const db = env.DB;
  return db;
}
