import type * as bun from "drizzle-orm/bun-sqlite";
import { type BunSQLiteDatabase, type BunSQLiteDatabase as Bun } from "drizzle-orm/bun-sqlite";
import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";
import type { ExtractTablesWithRelations } from "drizzle-orm";
import type { BaseSQLiteDatabase, SQLiteTransaction } from "drizzle-orm/sqlite-core";
import type * as schema from "./schema";

export type Schema = typeof schema;
export type Plain = BunSQLiteDatabase<Schema>;
export type Renamed = Bun<Schema>;
export type Other = BetterSQLite3Database<Schema>;
export type Through = bun.BunSQLiteDatabase<Schema>;
export type Imported = import("drizzle-orm/bun-sqlite").BunSQLiteDatabase<Schema>;
export type Base = BaseSQLiteDatabase<"sync", void, Schema>;
export type Either = BaseSQLiteDatabase<"sync" | "async", any, Schema>;
export type Tx = SQLiteTransaction<"sync", void, Schema, ExtractTablesWithRelations<Schema>>;
export type Derived = Parameters<Parameters<Plain["transaction"]>[0]>[0];
