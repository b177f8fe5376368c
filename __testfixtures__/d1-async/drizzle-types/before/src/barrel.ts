export { BunSQLiteDatabase } from "drizzle-orm/bun-sqlite";
export type { BetterSQLite3Database as Better } from "drizzle-orm/better-sqlite3";
