export { DrizzleD1Database as BunSQLiteDatabase } from "drizzle-orm/d1";
export type { DrizzleD1Database as Better } from "drizzle-orm/d1";
