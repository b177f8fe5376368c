import { DrizzleD1Database } from "drizzle-orm/d1";

export { DrizzleD1Database as BunSQLiteDatabase };
export const isDatabase = (value: unknown): boolean => value instanceof DrizzleD1Database;
