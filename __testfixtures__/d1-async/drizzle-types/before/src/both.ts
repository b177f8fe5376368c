import type { BunSQLiteDatabase } from "drizzle-orm/bun-sqlite";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import type { Schema } from "./types";

export type Any = BunSQLiteDatabase<Schema> | DrizzleD1Database<Schema>;
