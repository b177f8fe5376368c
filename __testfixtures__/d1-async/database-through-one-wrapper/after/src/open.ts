import { env } from "cloudflare:workers";

export const openUsers = (path: string): D1Database => env.USERS_DB;

export function openCache(path?: string): D1Database {
  const file = path ?? "data/cache.db";
  return env.CACHE_DB;
}
