import Database from "better-sqlite3";

export const openUsers = (path: string): Database.Database => new Database(path);

export function openCache(path?: string): Database.Database {
  const file = path ?? "data/cache.db";
  return new Database(file);
}
