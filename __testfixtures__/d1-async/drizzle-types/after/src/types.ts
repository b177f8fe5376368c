import type * as bun from "drizzle-orm/d1";
import { type DrizzleD1Database, type DrizzleD1Database as Bun } from "drizzle-orm/d1";
import type { DrizzleD1Database as BetterSQLite3Database } from "drizzle-orm/d1";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { BaseSQLiteDatabase, BaseSQLiteDatabase as SQLiteTransaction } from "drizzle-orm/sqlite-core";
import type * as schema from "./schema";

export type Schema = typeof schema;
export type Plain = DrizzleD1Database<Schema>;
export type Renamed = Bun<Schema>;
export type Other = BetterSQLite3Database<Schema>;
export type Through = bun.DrizzleD1Database<Schema>;
export type Imported = import("drizzle-orm/d1").DrizzleD1Database<Schema>;
export type Base = BaseSQLiteDatabase<"async", D1Result, Schema>;
export type Either = BaseSQLiteDatabase<"sync" | "async", any, Schema>;
export type Tx = SQLiteTransaction<"async", D1Result, Schema, ExtractTablesWithRelations<Schema>>;
export type Derived = Plain;
