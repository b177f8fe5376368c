import type { DrizzleD1Database as BunSQLiteDatabase } from "drizzle-orm/d1";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import type { Schema } from "./types";

export type Any = BunSQLiteDatabase<Schema> | DrizzleD1Database<Schema>;
