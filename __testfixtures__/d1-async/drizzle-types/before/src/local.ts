import { BunSQLiteDatabase } from "drizzle-orm/bun-sqlite";

export { BunSQLiteDatabase };
export const isDatabase = (value: unknown): boolean => value instanceof BunSQLiteDatabase;
